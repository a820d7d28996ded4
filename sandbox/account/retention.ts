import type { Change } from './change';
import type { Tables } from './tables';

/** Stripe keeps idempotency keys for a day, and shows events and their deliveries for thirty. */
const KEYS_KEPT_MS = 24 * 3_600_000;
const DELIVERIES_KEPT_MS = 30 * KEYS_KEPT_MS;

/** Rows that no longer matter to anybody: left out when the journal is written anew, so that it does not grow for ever. */
export function isForgettable({ table, row }: Change, nowMs: number): boolean {
  if (table === 'idempotent_replies') {
    return (row as Tables['idempotent_replies']).savedAtMs + KEYS_KEPT_MS < nowMs;
  }
  if (table !== 'deliveries') return false;
  const { createdAtMs, status } = row as Tables['deliveries'];
  return status !== 'pending' && createdAtMs + DELIVERIES_KEPT_MS < Date.now();
}
