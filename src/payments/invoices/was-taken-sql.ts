/** Whether a recurring gift was ever paid for, as SQL over a row `s` of a subscription. A bill over nothing is no payment. */
export const WAS_TAKEN = `exists (
  select from invoices paid where paid.subscription_id = s.stripe_id and paid.status = 'paid' and paid.total_minor > 0)`;
