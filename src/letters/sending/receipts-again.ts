import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { SEND_LETTERS, SendingSoon } from './sending-soon';

/** Sends a receipt once more because its donor asks for it: as it was, to the donor's own address. */
@Injectable()
export class ReceiptsAgain {
  constructor(
    private readonly clock: Clock,
    private readonly sending: SendingSoon,
  ) {}

  /** @returns false when it is on its way already, or there is no such receipt */
  async ask(manager: EntityManager, letterId: string): Promise<boolean> {
    const [, changed]: [unknown[], number] = await manager.query(ASK_AGAIN, [letterId, this.clock.now()]);
    if (changed === 0) return false;
    this.sending.ask(manager, SEND_LETTERS);
    return true;
  }
}

const ASK_AGAIN = `
  update letters set state = 'pending', attempt = 0, outcome = null, sent_at = null, due_at = $2, asked_again_at = $2
  where id = $1 and kind = 'receipt' and state not in ('pending', 'claimed')`;
