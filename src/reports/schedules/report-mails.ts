import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { CONFIG, type Config } from '../../foundation/config/config';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { holds, type StaffRole } from '../../infrastructure/access/roles';
import { StaffAddresses } from '../../infrastructure/access/staff-addresses';
import type { Mail } from '../../infrastructure/mail/mail';
import type { MailSource, PreparedMail } from '../../infrastructure/mail/mail-dispatch';
import { MailQueue } from '../../infrastructure/mail/mail-queue';
import { asHtml, asText, type Letter } from '../../letters/templates/letter';

/** The mails that say a report is ready: a link that opens for one person alone, and no figure, report or name. */
@Injectable()
export class ReportMails implements MailSource {
  readonly queue = new MailQueue('report_mails');

  constructor(
    private readonly addresses: StaffAddresses,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** Whoever left, or may no longer read reports, is written to no more. */
  async prepare(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PreparedMail>> {
    const rows: DueMail[] = await manager.query(DUE, [ids]);
    return new Map(
      rows.map(({ id, personId, roles, isWanted, ...sealed }): [string, PreparedMail] => {
        if (!isWanted || !holds(roles, 'finance-read')) return [id, { verdict: 'cancelled' }];
        return [id, { mail: this.mailOf(id, this.addresses.open(personId, sealed)) }];
      }),
    );
  }

  async over(): Promise<void> {
    // Nothing comes after it.
  }

  private mailOf(id: string, to: string): Mail {
    const letter = this.letter(new URL(`/finance/mailed/${id}`, this.config.publicUrl).href);
    return { id, to, subject: letter.subject, text: asText(letter), html: asHtml(letter), date: this.clock.now() };
  }

  private letter(url: string): Letter {
    return {
      subject: 'What you asked for is ready',
      language: 'en',
      blocks: [
        { paragraph: 'What you asked to be told of is ready. Sign in to see it.' },
        { action: 'Open it', url, emphasis: 'main' },
        { small: `You asked for this at ${this.newsroom.name}, and can stop it on the page it leads to.` },
      ],
    };
  }
}

interface DueMail {
  readonly id: string;
  readonly personId: string;
  readonly roles: readonly StaffRole[];
  readonly isWanted: boolean;
  readonly sealedAddress: Buffer;
  readonly identityKeyId: string;
}

const DUE = `
  select m.id, p.id as "personId", p.roles, p.state = 'active' and s.stopped_at is null as "isWanted",
    p.sealed_address as "sealedAddress", p.identity_key_id as "identityKeyId"
  from report_mails m join report_schedules s on s.id = m.schedule_id join staff_people p on p.id = s.person_id
  where m.id = any($1)`;
