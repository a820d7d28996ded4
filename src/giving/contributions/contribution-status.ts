/**
 * Where a contribution stands. Never set by hand: derived from Stripe's facts, so that it comes out the same in
 * whatever order they arrived.
 * - `pledged`: decided, no payment page yet
 * - `open`: a payment page is open; nothing final has been said
 * - `pending`: the donor is done, the bank is not (a bank debit takes days)
 * - `confirmed`: paid
 * - `failed`: the donor was done, and then the payment failed
 * - `expired`: the payment page closed unpaid
 */
export const CONTRIBUTION_STATUSES = ['pledged', 'open', 'pending', 'confirmed', 'failed', 'expired'] as const;
export type ContributionStatus = (typeof CONTRIBUTION_STATUSES)[number];
