import { recurringTerms } from '../subscriptions/recurring-checkout';

/** Charged on the same day of each calendar month; how long a month is, is Stripe's calendar, never 31 days of ours. */
export const monthlyTerms = recurringTerms({
  frequency: 'monthly',
  productId: 'prod_contribution_monthly',
  interval: 'month',
});
