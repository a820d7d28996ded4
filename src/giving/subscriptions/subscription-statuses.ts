/** Nothing comes after these. @see https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses */
export const ENDS: readonly string[] = ['canceled', 'incomplete_expired'];

/** The gift goes on: what is past due is still asked for. A paused collection is not live, whatever the status. */
export const LIVE: readonly string[] = ['active', 'trialing', 'past_due'];

export const STATUSES: readonly string[] = [...ENDS, ...LIVE, ...['incomplete', 'unpaid', 'paused']];
