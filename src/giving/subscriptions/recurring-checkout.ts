import type { FrequencyTerms } from '../contributions/frequency-terms';

/** What every recurring gift has in common: the subscription carries our ids, and Stripe copies them to its invoices. */
export function recurringTerms(own: Pick<FrequencyTerms, 'frequency' | 'productId' | 'interval'>): FrequencyTerms {
  return {
    ...own,
    needsReceipt: true,
    sessionTerms: (metadata) => ({ mode: 'subscription', subscription_data: { metadata } }),
  };
}

/**
 * The same for a gift that another system takes until now: its page keeps a card or account and takes nothing, and the
 * gift is taken for the first time at `firstChargeAt`, two days to two years ahead, and on the same day ever after.
 * @param cancelPath where whoever turns back is led: not to a form that would take a gift at once
 * @see https://docs.stripe.com/payments/checkout/free-trials
 */
export function takenFirstAt(terms: FrequencyTerms, firstChargeAt: Date, cancelPath: string): FrequencyTerms {
  const trial_end = firstChargeAt.getTime() / 1000;
  const sessionTerms: FrequencyTerms['sessionTerms'] = (metadata) => ({
    ...{ mode: 'subscription', subscription_data: { metadata, trial_end } },
  });
  return { ...terms, sessionTerms, cancelPath };
}
