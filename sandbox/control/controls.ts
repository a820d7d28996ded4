import type { Account } from '../account/account';
import type { UnbuiltCalls } from '../api/unbuilt';
import type { RequestLog } from '../server/request-log';
import type { Deliveries } from '../webhooks/deliveries';
import type { Faults } from './faults';

/** Everything a test can reach. */
export interface Controls {
  readonly account: Account;
  readonly deliveries: Deliveries;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly unbuilt: UnbuiltCalls;
}
