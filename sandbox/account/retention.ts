import type { Change } from './change';
import { deliveryId } from '../webhooks/delivery';
import type { Store } from './store';
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

/**
 * Events that nobody can ask for any more and that every endpoint has had its chance at are gone: a seed of two years
 * would otherwise be kept whole, in memory and in the journal. Called within a transaction.
 */
export function forgetOldEvents(store: Store, nowMs: number): void {
  const endpoints = [...store.all('webhook_endpoints').oldestFirst()].map(({ id }) => id);
  for (const { id, created } of store.all('events').oldestFirst()) {
    if (created * 1000 + DELIVERIES_KEPT_MS >= nowMs) return;
    const waits = endpoints.some((endpoint) => store.get('deliveries', deliveryId(id, endpoint))?.status === 'pending');
    if (!waits) store.remove('events', id);
  }
}
