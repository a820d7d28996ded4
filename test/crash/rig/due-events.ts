import { query } from '../../support/query';
import type { CrashRig } from './crash-rig';

/** How many events are stored and still to be worked off. */
export async function dueEvents({ database }: CrashRig): Promise<number> {
  const [row] = await query<{ due: number }>(
    database.url,
    `select count(*)::int as due from stripe_events where state = 'due'`,
  );
  return row?.due ?? 0;
}
