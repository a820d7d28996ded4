import { Client } from 'pg';
import { renamed } from '../lives/names';
import type { Life } from '../lives/life';

/** Object id → the state it must be in, for every object whose state both contenders keep. */
export function wantedStates(lives: readonly { readonly life: Life; readonly number: number }[]): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const { life, number } of lives)
    for (const json of life.objects) {
      const { object, id, status } = JSON.parse(renamed(json, number)) as FinalObject;
      if (Object.hasOwn(KEPT_BY_BOTH, object)) wanted.set(id, stateOf(object, status));
    }
  return wanted;
}

interface FinalObject {
  readonly object: string;
  readonly id: string;
  readonly status: string;
}

/** Stripe's name of an object → SQL of ids and states in our tables, and the table of the sync engine. */
const KEPT_BY_BOTH: Readonly<Record<string, { readonly ours: string; readonly theirs: string }>> = {
  charge: { ours: 'select stripe_id, status from charges', theirs: 'charges' },
  dispute: { ours: 'select stripe_id, status from disputes', theirs: 'disputes' },
  invoice: { ours: 'select stripe_id, status from invoices', theirs: 'invoices' },
  payment_intent: { ours: 'select stripe_id, state from payment_intents', theirs: 'payment_intents' },
  refund: { ours: 'select stripe_id, status from refunds', theirs: 'refunds' },
  subscription: { ours: 'select stripe_id, status from subscriptions', theirs: 'subscriptions' },
};

/** Of a PaymentIntent we keep only whether it is over, and how: theirs is looked at as coarsely. */
function stateOf(object: string, status: string): string {
  return object !== 'payment_intent' || ['succeeded', 'canceled'].includes(status) ? status : 'open';
}

/** @returns object id → state, as the database says */
export async function keptStates(databaseUrl: string, whose: 'ours' | 'theirs'): Promise<Map<string, string>> {
  const client = new Client(databaseUrl);
  await client.connect();
  const kept = new Map<string, string>();
  for (const [object, { ours, theirs }] of Object.entries(KEPT_BY_BOTH)) {
    const sql = whose === 'ours' ? ours : `select id, status::text from stripe.${theirs}`;
    const { rows } = await client.query<[string, string]>({ text: sql, rowMode: 'array' });
    for (const [id, status] of rows) kept.set(id, stateOf(object, status));
  }
  await client.end();
  return kept;
}

/** In percent of all that are wanted. */
export function shareRight(wanted: ReadonlyMap<string, string>, kept: ReadonlyMap<string, string>): number {
  const right = [...wanted].filter(([id, state]) => kept.get(id) === state).length;
  return (100 * right) / wanted.size;
}
