import type { DataSource } from 'typeorm';

/** Which event a worker holds. */
export interface ClaimedEvent {
  readonly account: string;
  readonly eventId: string;
}

/**
 * Takes some due events for this worker by moving their due time ahead: no other worker sees them until then, and if
 * this one dies, that is when they are due again. Several workers never take the same and never wait for each other.
 */
export async function claimDueEvents(dataSource: DataSource): Promise<ClaimedEvent[]> {
  const [rows]: [{ account: string; event_id: string }[], number] = await dataSource.query(CLAIM, [
    BATCH_SIZE,
    LEASE_SECONDS,
  ]);
  return rows.map((row) => ({ account: row.account, eventId: row.event_id }));
}

/** A batch is worked off in well under a second. */
const BATCH_SIZE = 100;
/** Many times what a batch takes; also how long a donor waits at most when a worker is killed. */
const LEASE_SECONDS = 10;

const CLAIM = `
  update stripe_events e set due_at = clock_timestamp() + make_interval(secs => $2)
  from (
    select account, event_id from stripe_events
    where state = 'due' and due_at <= clock_timestamp()
    order by due_at limit $1
    for update skip locked
  ) due
  where e.account = due.account and e.event_id = due.event_id
  returning e.account, e.event_id`;
