import type Stripe from 'stripe';

/** Has a subscription's newest bill come with it. */
export const WITH_BILL = { expand: ['latest_invoice'] };

/**
 * For its first hour the bill of a new period is a draft, which only an end at once keeps from being taken.
 * @param subscription with its bill
 */
export function isBeingBilled({ latest_invoice: bill }: Pick<Stripe.Subscription, 'latest_invoice'>): boolean {
  return typeof bill === 'object' && bill?.status === 'draft';
}
