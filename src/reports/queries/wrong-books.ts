/** Alarms of which each says that the books are not what Stripe says, or not what was sealed. */
export const WRONG_BOOKS: readonly string[] = ['ledger-drift', 'reconcile-difference', 'chain-broken'];
