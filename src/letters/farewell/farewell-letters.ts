import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Mailer } from '../../infrastructure/mail/mailer';
import type { LetterData } from '../intents/letter-kinds';
import { letterId } from '../intents/letter-id';
import { LetterIntents } from '../intents/letter-intents';

/** The last letter to a donor who is to be erased. It needs the address, so that all else waits for it. */
@Injectable()
export class FarewellLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly intents: LetterIntents,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Nothing is written where no mail is sent. @param told with lists that may be empty */
  async write(
    manager: EntityManager,
    donorId: string,
    { language, elsewhere, underWay }: Required<LetterData['farewell']>,
  ): Promise<void> {
    if (!this.mailer.isSetUp) return;
    const data = {
      language,
      ...(elsewhere.length > 0 && { elsewhere }),
      ...(underWay.length > 0 && { underWay }),
    };
    await this.intents.write(manager, [
      { kind: 'farewell', businessId: donorId, contributionId: null, data, occurredAt: this.clock.now() },
    ]);
  }

  async isOnItsWay(donorId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(ON_ITS_WAY, [letterId('farewell', donorId)]);
    return rows.length > 0;
  }

  /** @returns whether it is on its way all the same: the mail server has it, and has not answered */
  async callOff(donorId: string): Promise<boolean> {
    await this.dataSource.query(CALL_OFF, [letterId('farewell', donorId)]);
    return this.isOnItsWay(donorId);
  }
}

const ON_ITS_WAY = `select from letters where id = $1 and state in ('pending', 'claimed')`;

const CALL_OFF = `update letters set state = 'cancelled' where id = $1 and state = 'pending'`;
