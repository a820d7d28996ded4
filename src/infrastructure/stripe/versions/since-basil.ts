import type { VersionAdapter } from './version-adapter';

/**
 * Since 2025-03-31.basil an invoice names what it is for under `parent`, and each item of a subscription has its own
 * period. Ours have one item.
 */
export const sinceBasil: VersionAdapter = {
  subscriptionOfInvoice: (invoice) =>
    invoice.nullableInner('parent')?.inner('subscription_details')?.text('subscription') ?? null,
  paymentIntentOfInvoice: () => null,
  periodEndOfSubscription: (subscription) => {
    const items = subscription.inner('items') ?? subscription.fail('items', 'is missing');
    return items.list('data')[0]?.instant('current_period_end') ?? null;
  },
};
