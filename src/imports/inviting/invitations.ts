import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Jobs } from '../../infrastructure/jobs/jobs';
import { MailUnavailable } from '../../infrastructure/mail/mail-problems';
import { Mailer } from '../../infrastructure/mail/mailer';
import type { Source } from '../formats/format';
import { HAS_LEFT } from '../continuing/has-left-sql';
import { SEND_INVITATIONS } from './send-invitations-name';

/** How invitations stand: counts alone. */
export type InvitationCount = { readonly occasion: string; readonly state: string; readonly mails: number };

export interface Invited {
  /** Letters that are, or would be, on their way. */
  readonly invited: number;
  /** Donors who wait for another time: so many were asked for and no more. */
  readonly left: number;
}

/** Asks donors to enter a card or account once more. Nobody is written to by an import alone. */
@Injectable()
export class Invitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Whoever is next taken first, comes first. One letter about one agreement, ever. @throws MailUnavailable */
  async invite(how: 'tried' | 'written', most: number, source: Source | null): Promise<Invited> {
    if (!this.mailer.isSetUp) throw new MailUnavailable();
    const waiting: { id: string }[] = await this.dataSource.query(WAITING, [source]);
    const chosen = waiting.slice(0, most).map(({ id }) => id);
    if (how === 'written' && chosen.length > 0) {
      await this.dataSource.query(INVITE, [chosen.map(() => randomUUID()), chosen, this.clock.now()]);
      await this.jobs.wake(SEND_INVITATIONS);
    }
    return { invited: chosen.length, left: waiting.length - chosen.length };
  }

  counts(): Promise<InvitationCount[]> {
    return this.dataSource.query(COUNTS);
  }
}

const WAITING = `
  select i.id from imported_subscriptions i
  where i.way = 'invite' and i.contribution_id is null and not ${HAS_LEFT} and ($1::text is null or i.source = $1)
    and not exists (select from import_invitations mail where mail.imported_subscription_id = i.id)
  order by i.next_charge_on, i.id`;

const INVITE = `
  insert into import_invitations (id, imported_subscription_id, occasion, due_at, state, attempt)
  select mail, subscription, 'invitation', $3, 'pending', 0 from unnest($1::uuid[], $2::uuid[]) as chosen(mail, subscription)
  on conflict do nothing`;

const COUNTS = `
  select occasion, state, count(*)::integer as mails from import_invitations group by 1, 2 order by 1, 2`;
