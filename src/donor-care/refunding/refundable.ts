import { currencyOf } from '../../foundation/money/currencies';
import type { KnownRefund, RefundableCharge } from '../../infrastructure/stripe/refunds';
import { ChargeDisputed, ChargeNotPaid, ChargeRefunded, RefundTooLarge, RefundTooSmall } from '../care-problems';

/** What has gone back, or is on its way. */
export function refundedMinor(refunds: readonly KnownRefund[]): bigint {
  return refunds.filter(counts).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

/** @throws Problem that says why this amount cannot be given back */
export function checkRefundable(charge: RefundableCharge, amountMinor: bigint): void {
  const { capturedMinor, currency, refunds, disputeStatuses } = charge;
  if (capturedMinor === 0n) throw new ChargeNotPaid();
  if (disputeStatuses.some(hasTakenMoney)) throw new ChargeDisputed();
  const leftMinor = capturedMinor - refundedMinor(refunds);
  if (leftMinor <= 0n) throw new ChargeRefunded();
  if (amountMinor > leftMinor) throw new RefundTooLarge(leftMinor, currency);
  const { stepMinor } = currencyOf(currency);
  if (amountMinor < stepMinor) throw new RefundTooSmall(stepMinor, currency);
}

/** One that failed or was canceled has come back. */
function counts({ status }: KnownRefund): boolean {
  return status !== 'failed' && status !== 'canceled';
}

/**
 * Whether the donor's bank has the money. An inquiry asks and takes nothing, and a refund ends it; what was won came
 * back. A status that nobody knows is taken for the worst.
 * @see https://docs.stripe.com/api/disputes/object#dispute_object-status
 */
export function hasTakenMoney(status: string): boolean {
  return status !== 'won' && !status.startsWith('warning_');
}
