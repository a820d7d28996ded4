import { CONFIGURED_ENDPOINT, secretKey } from '../webhooks/configured-endpoint';
import type { Controls } from './controls';

/** A new account: nothing is left but the endpoint named at start. Its clock begins at that instant, or now. */
export function reset({ account, deliveries, faults, requests, unbuilt }: Controls, clockStart?: Date): void {
  const stays = [CONFIGURED_ENDPOINT, secretKey(CONFIGURED_ENDPOINT)];
  account.store.transaction(() => account.store.clear((_table, row) => stays.includes(row.id)));
  if (clockStart) account.clock.startAt(clockStart.getTime());
  account.agenda.failures.length = 0;
  deliveries.disturbance.clear();
  faults.clear();
  requests.clear();
  unbuilt.clear();
}
