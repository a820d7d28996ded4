import type { Newsroom } from '../../foundation/newsroom/newsroom';
import type { Pledge } from '../contributions/contributions.service';
import type { Tribute } from '../donors/tributes/tribute';
import { TributeNeedsReceipt, TributesNotOffered } from './checkout-problems';

/** What is said is kept under the key of its donor, so it takes a gift that has one. @throws Problem */
export function checkTribute(
  tribute: Tribute | null | undefined,
  { receipt }: Pick<Pledge, 'receipt'>,
  { tributes }: Pick<Newsroom, 'tributes'>,
): void {
  if (tribute === undefined || tribute === null) return;
  if (!tributes) throw new TributesNotOffered();
  if (!receipt) throw new TributeNeedsReceipt();
}
