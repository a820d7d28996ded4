import type { DatabaseSession } from './database-session';

/**
 * Deletes, in the transaction under way, whatever waits under an address that is nobody's yet: requests for the
 * newsletter, for a reminder without its yes, for a link. They are sealed under an identity key, not under a donor's own,
 * so that an erasure after the backup took them with it and left nothing by which they could be told from others'.
 * @returns how many went
 */
export async function forgetAddresses({ runner }: DatabaseSession): Promise<number> {
  let forgotten = 0;
  for (const sql of [FORGET_NEWSLETTER, FORGET_REMINDERS, FORGET_LINKS]) {
    const [{ count }] = (await runner.query(counted(sql))) as [{ count: number }];
    forgotten += count;
  }
  return forgotten;
}

const counted = (sql: string): string =>
  `with gone as (${sql} returning 1) select count(*)::integer as count from gone`;

const FORGET_NEWSLETTER = 'delete from newsletter_requests';

const FORGET_REMINDERS = `delete from reminders where state = 'unconfirmed'`;

const FORGET_LINKS = `
  update letters set sealed_email = null, sealing_key_id = null,
    state = case when state in ('pending', 'claimed') then 'cancelled' else state end
  where sealed_email is not null`;
