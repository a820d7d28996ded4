/**
 * The accounts of the ledger; each holds every currency apart. Debits are positive and credits negative, so assets,
 * expenses and losses grow upwards, and income and liabilities downwards.
 * The database refuses any other: a new account is a new migration.
 */
export const ACCOUNTS = {
  'assets:stripe:payments': 'the balance at Stripe that donations reach and payouts leave',
  'assets:stripe:refund_and_dispute_prefunding': 'money laid by at Stripe for refunds and disputes',
  'assets:stripe:risk_reserved': 'money Stripe holds back against risk',
  'assets:stripe:other': 'a balance at Stripe of a kind not known here',
  'assets:bank:in-transit': 'payouts that have left Stripe and are expected at the bank',
  'assets:bank': 'payouts that Stripe reports as arrived',
  'clearing:charges': 'charges: debit while Stripe has not booked them, credit while the bank has not confirmed them',
  'clearing:refunds': 'refunds, between what Stripe booked and what they are refunds of',
  'clearing:reserves': 'money on its way between two balances at Stripe',
  'income:unattributed': 'donations whose contribution is not known (yet)',
  'income:one-time': 'single gifts',
  'income:monthly': 'monthly gifts',
  'income:annual': 'annual gifts',
  'contra:refunds': 'donations given back whose contribution is not known (yet)',
  'contra:refunds:one-time': 'single gifts given back',
  'contra:refunds:monthly': 'monthly gifts given back',
  'contra:refunds:annual': 'annual gifts given back',
  'losses:disputes': 'donations taken back by banks whose contribution is not known (yet)',
  'losses:disputes:one-time': 'single gifts taken back by banks',
  'losses:disputes:monthly': 'monthly gifts taken back by banks',
  'losses:disputes:annual': 'annual gifts taken back by banks',
  'expenses:fees:processing': 'what Stripe keeps for a payment',
  'expenses:fees:dispute': 'what Stripe takes for a dispute',
  'expenses:fees:tax': 'tax on fees',
  'expenses:fees:other': 'fees that belong to no single payment',
  'expenses:adjustments': "corrections of Stripe's",
  'equity:fx': 'conversion between the currency given and the currency of the balance',
  suspense: 'of a kind not known here: somebody has to look',
} as const satisfies Record<string, string>;

export type Account = keyof typeof ACCOUNTS;
