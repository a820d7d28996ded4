import { recurringTerms } from '../subscriptions/recurring-checkout';

/** Charged on the same day of each year. */
export const annualTerms = recurringTerms({
  frequency: 'annual',
  productId: 'prod_contribution_annual',
  interval: 'year',
});
