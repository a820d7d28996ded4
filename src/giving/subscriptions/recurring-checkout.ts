import type { FrequencyTerms } from '../contributions/frequency-terms';

/** What every recurring gift has in common: the subscription carries our ids, and Stripe copies them to its invoices. */
export function recurringTerms(own: Pick<FrequencyTerms, 'frequency' | 'productId' | 'interval'>): FrequencyTerms {
  return {
    ...own,
    needsReceipt: true,
    sessionTerms: (metadata) => ({ mode: 'subscription', subscription_data: { metadata } }),
  };
}
