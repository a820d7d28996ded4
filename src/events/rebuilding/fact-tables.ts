/** A table whose rows follow from stored events alone. */
export interface DerivedTable {
  readonly name: string;
  readonly key: readonly string[];
  /** Only these columns follow from events; undefined: all. */
  readonly derived?: readonly string[];
  /** As SQL over `l` (in use) and `s` (rebuilt): rows of which events have something to say. Undefined: all. */
  readonly told?: string;
}

/** Parents before those that refer to them. */
export const FACT_TABLES: readonly DerivedTable[] = [
  { name: 'payment_intents', key: ['stripe_id'] },
  { name: 'charges', key: ['stripe_id'] },
  { name: 'invoices', key: ['stripe_id'] },
  { name: 'invoice_payments', key: ['stripe_id'] },
  { name: 'refunds', key: ['stripe_id'] },
  { name: 'disputes', key: ['stripe_id'] },
  { name: 'dispute_snapshots', key: ['dispute_id', 'created', 'hash'] },
  { name: 'payouts', key: ['stripe_id'] },
  { name: 'balance_transactions', key: ['stripe_id'] },
  { name: 'early_fraud_warnings', key: ['stripe_id'] },
  { name: 'subscriptions', key: ['stripe_id'] },
  { name: 'subscription_snapshots', key: ['subscription_id', 'created', 'hash'] },
  { name: 'subscription_intervals', key: ['subscription_id', 'since'] },
];

/** What donors decided stays; only what events say of it is compared and mended. */
export const DECIDED_TABLES: readonly (DerivedTable & { readonly derived: readonly string[] })[] = [
  {
    name: 'contributions',
    key: ['id'],
    derived: ['status'],
    // We ourselves write that a page was opened.
    told: `not (l.status in ('pledged', 'open') and s.status in ('pledged', 'open'))`,
  },
  {
    name: 'checkout_sessions',
    key: ['id'],
    derived: ['state', 'payment_intent_id', 'subscription_id', 'customer_id'],
    told: `(l.state like 'complete%' or s.state like 'complete%')`,
  },
];
