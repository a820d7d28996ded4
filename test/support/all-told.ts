import { eventually, type Journey } from './journey';
import { query } from './query';

/**
 * Waits until Stripe has delivered every event, each is worked off, and what they name has been asked for. One calm look is
 * no calm: what Stripe was told to do may not have begun.
 */
export async function allTold(journey: Journey): Promise<void> {
  let calmLooks = 0;
  await eventually(
    async () => (calmLooks = (await untold(journey)) === 0 ? calmLooks + 1 : 0),
    (looks) => looks >= CALM_LOOKS,
  );
}

async function untold({ sandbox, databaseUrl }: Journey): Promise<number> {
  const pending = await fetch(`${sandbox.url}/_sandbox/deliveries?status=pending`);
  const { deliveries } = (await pending.json()) as { deliveries: unknown[] };
  const left = await query(
    databaseUrl,
    `select from stripe_events where state = 'due' union all select from stripe_fetches`,
  );
  return deliveries.length + left.length;
}

const CALM_LOOKS = 5;
