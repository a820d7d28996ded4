import { CONFIGURED_ENDPOINT, secretKey } from '../webhooks/configured-endpoint';
import type { Controls } from './controls';

/** A new account: nothing is left but the endpoint named at start. */
export function reset({ account, deliveries, faults, requests, unbuilt }: Controls): void {
  const stays = [CONFIGURED_ENDPOINT, secretKey(CONFIGURED_ENDPOINT)];
  account.store.transaction(() => account.store.clear((_table, row) => stays.includes(row.id)));
  account.agenda.failures.length = 0;
  deliveries.disturbance.clear();
  faults.clear();
  requests.clear();
  unbuilt.clear();
}
