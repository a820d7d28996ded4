import { query } from '../../support/query';
import type { CrashRig } from './crash-rig';

/**
 * Lets what a dead process had claimed be due again, as time would: ten seconds for events, two minutes for what is
 * asked for at Stripe.
 */
export async function leasesRunOut({ database }: CrashRig): Promise<void> {
  await query(database.url, `update stripe_events set due_at = clock_timestamp() where state = 'due'`);
  await query(database.url, 'update stripe_fetches set due_at = clock_timestamp()');
}
