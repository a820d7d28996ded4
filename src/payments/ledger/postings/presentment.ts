import type { BookedCharge, BookedDispute, BookedBalanceTransaction, BookedRefund } from '../booking-facts';
import type { Presentment } from './balance-transaction-postings';

/** What stands behind a balance transaction, as far as it is known. */
export interface Sources {
  readonly charge?: BookedCharge | undefined;
  readonly refund?: BookedRefund | undefined;
  readonly dispute?: BookedDispute | undefined;
}

/**
 * A balance transaction in the currency its donor gave in. @returns undefined while what it is about is not known, and for
 * one that takes a fee alone, such as a dispute's second
 */
export function presentmentOf(
  { reportingCategory, amountMinor }: Pick<BookedBalanceTransaction, 'reportingCategory' | 'amountMinor'>,
  sources: Sources,
): Presentment | undefined {
  if (amountMinor === 0n) return undefined;
  return Object.hasOwn(PRESENTMENTS, reportingCategory) ? PRESENTMENTS[reportingCategory]?.(sources) : undefined;
}

const PRESENTMENTS: Readonly<Record<string, (sources: Sources) => Presentment | undefined>> = {
  charge: ({ charge }) => charge && given(charge, charge.amountMinor),
  charge_failure: ({ charge }) => charge && given(charge, -charge.amountMinor),
  // What was not captured is let go as a refund, and that is the source Stripe names.
  partial_capture_reversal: ({ refund }) => refund && given(refund, -refund.amountMinor),
  refund: ({ refund }) => refund && given(refund, -refund.amountMinor),
  refund_failure: ({ refund }) => refund && given(refund, refund.amountMinor),
  dispute: ({ dispute }) => dispute && given(dispute, -dispute.amountMinor),
  dispute_reversal: ({ dispute }) => dispute && given(dispute, dispute.amountMinor),
};

function given({ currency }: { readonly currency: string }, amountMinor: bigint): Presentment {
  return { currency, amountMinor };
}
