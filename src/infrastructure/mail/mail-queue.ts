import type { EntityManager } from 'typeorm';
import { prepared } from '../database/prepared';
import type { SendOutcome } from './mail';

/**
 * What becomes of a mail that is due, decided in the transaction that claims it. `later`: what it needs is not known yet;
 * it is looked at again, as often as a mail server would be tried.
 */
export type Verdict = 'send' | 'silenced' | 'suppressed' | 'cancelled' | 'later';

/** Tables whose rows are mails. */
export const MAIL_TABLES = [
  'reminder_deliveries',
  'letters',
  'newsletter_requests',
  'report_mails',
  'import_invitations',
] as const;
export type MailTable = (typeof MAIL_TABLES)[number];

/**
 * A table whose rows are mails to be sent: `id`, `state`, `due_at`, `attempt`, `claimed_at`, `sent_at`, `outcome`. A row
 * is claimed, handed over and marked; one that was claimed and never marked is never sent again.
 */
export class MailQueue {
  constructor(private readonly table: MailTable) {}

  /** Locks some that are due at `now`, the longest due first; other processes pass over them. @returns their ids */
  async take(manager: EntityManager, now: Date, limit: number): Promise<string[]> {
    const rows = await prepared<{ id: string }>(
      manager,
      `select id from ${this.table} where state = 'pending' and due_at <= $1 order by due_at limit $2
       for update skip locked`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns the ids of those that are over: whatever comes after them may come now */
  async decide(manager: EntityManager, verdicts: ReadonlyMap<string, Verdict>, now: Date): Promise<string[]> {
    const decided = await prepared<{ id: string; state: string }>(
      manager,
      `update ${this.table} mail set
         state = case verdict when 'send' then 'claimed'
           when 'later' then case when mail.attempt + 1 >= ${MOST_ATTEMPTS} then 'cancelled' else 'pending' end
           else verdict end,
         due_at = case verdict when 'later' then $3::timestamptz + ${waitAfter('mail.attempt')} else mail.due_at end,
         attempt = mail.attempt + 1, claimed_at = clock_timestamp()
       from unnest($1::uuid[], $2::text[]) as decided(id, verdict)
       where mail.id = decided.id returning mail.id, mail.state`,
      [[...verdicts.keys()], [...verdicts.values()], now],
    );
    return decided.filter(({ state }) => state !== 'pending' && state !== 'claimed').map(({ id }) => id);
  }

  /** @returns the ids of those that are over: whatever comes after them may come now */
  async settle(manager: EntityManager, outcomes: ReadonlyMap<string, SendOutcome>, now: Date): Promise<string[]> {
    const rows = [...outcomes].map(([id, { kind, code }]) => ({ id, state: STATE_AFTER[kind], code }));
    const settled = await prepared<{ id: string; state: string }>(
      manager,
      `update ${this.table} mail set
         state = case when told.state = 'pending' and mail.attempt >= ${MOST_ATTEMPTS} then 'refused' else told.state end,
         outcome = told.code,
         sent_at = case told.state when 'sent' then $2::timestamptz end,
         due_at = case told.state when 'pending' then $2 + ${waitAfter('mail.attempt - 1')} else mail.due_at end
       from json_to_recordset($1) as told(id uuid, state text, code text)
       where mail.id = told.id and mail.state = 'claimed' returning mail.id, mail.state`,
      [JSON.stringify(rows), now],
    );
    return settled.filter(({ state }) => state !== 'pending').map(({ id }) => id);
  }

  /** What a process that was killed had claimed: the server may have it. @returns the ids */
  async giveUpLost(manager: EntityManager): Promise<string[]> {
    const [rows]: [{ id: string }[], number] = await manager.query(
      `update ${this.table} set state = 'unknown', outcome = 'lost'
       where state = 'claimed' and claimed_at < clock_timestamp() - make_interval(mins => ${LOST_AFTER_MINUTES})
       returning id`,
    );
    return rows.map(({ id }) => id);
  }
}

const STATE_AFTER: Record<SendOutcome['kind'], string> = {
  ...{ sent: 'sent', refused: 'refused', unknown: 'unknown' },
  later: 'pending',
};

/** Five minutes, doubling up to six hours: five days in all, as mail servers do. A server that is down is noticed before. */
const MOST_ATTEMPTS = 26;
const LONGEST_WAIT_MINUTES = 360;
const waitAfter = (tries: string): string =>
  `make_interval(mins => least(5 * (1 << (${tries})), ${LONGEST_WAIT_MINUTES}))`;
/** A batch is sent in seconds, with every time-out in a few minutes. */
const LOST_AFTER_MINUTES = 10;
