import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rest of a payment's life: refunds, disputes, payouts, and Stripe's own record of every movement of money. */
export class PaymentLife1700000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...WIDENED, ...CREATED]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table healing_runs, stripe_fetches, early_fraud_warnings, balance_transactions, payouts, dispute_snapshots, disputes, refunds',
    );
    await queryRunner.query(`delete from stripe_events where source <> 'webhook'`);
    await queryRunner.query('alter table stripe_events drop column source');
    await queryRunner.query('drop index stripe_events_sealed');
    await queryRunner.query('alter table charges drop column failure_balance_transaction_id, drop column method');
    await queryRunner.query('alter table invoices drop column attempt_count, drop column next_payment_attempt');
    await queryRunner.query(`
      alter table subscriptions
        drop column amount_minor, drop column currency, drop column "interval", drop column interval_count,
        drop column cancel_at_period_end, drop column paused_collection, drop column resumes_at, drop column ended_at`);
  }
}

const WIDENED = [
  `alter table stripe_events
    -- who told us: Stripe by webhook, its list of events, or an object we asked for (kept, so that a replay is the same)
    add column source text not null default 'webhook' check (source in ('webhook', 'listed', 'fetched'))`,
  // For whoever asks for objects: not the same one again and again.
  `create index stripe_events_fetched on stripe_events (object_id, received_at)
    where source = 'fetched' and object_id is not null`,
  // Keys in use are looked for at every start.
  `create index stripe_events_sealed on stripe_events (sealing_key_id) where sealed_email is not null`,
  `alter table charges
    -- a bank debit that failed has two balance transactions: what was booked, and what took it back
    add column failure_balance_transaction_id text,
    -- Stripe's name of the kind of payment method, such as card or sepa_debit
    add column method text`,
  // For whoever asks which charges Stripe should have booked by now.
  `create index charges_unbooked on charges (created)
    where status = 'succeeded' and amount_captured_minor > 0 and balance_transaction_id is null`,
  `create index charges_pending on charges (created) where status = 'pending'`,
  `create index charges_failure_balance_transaction on charges (failure_balance_transaction_id)
    where failure_balance_transaction_id is not null`,
  `alter table invoices
    -- the highest seen, and what Stripe said with it
    add column attempt_count integer not null default 0,
    add column next_payment_attempt timestamptz`,
  `alter table subscriptions
    -- all of the newest snapshot; amount and interval of its one item
    add column amount_minor bigint,
    add column currency text check (currency ~ '^[A-Z]{3}$'),
    add column "interval" text,
    add column interval_count integer,
    -- one of the two ways to say "ends with the period"; cancel_at is the other
    add column cancel_at_period_end boolean not null default false,
    -- behaviour of a paused collection, which leaves the status active
    add column paused_collection text,
    add column resumes_at timestamptz,
    add column ended_at timestamptz`,
];

const REFUNDS = `
  create table refunds (
    stripe_id text primary key,
    charge_id text,
    payment_intent_id text,
    -- {pending, requires_action} < succeeded < {failed, canceled}
    status text not null check (status in ('pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- what left the balance; a refund without one has moved nothing
    balance_transaction_id text,
    -- what came back when it failed
    failure_balance_transaction_id text,
    failure_reason text,
    reason text,
    created timestamptz not null
  );
  create index refunds_charge on refunds (charge_id) where charge_id is not null`;

const DISPUTES = `
  create table disputes (
    stripe_id text primary key,
    charge_id text not null,
    amount_minor bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- of the newest snapshot: a closed dispute can come back as an appeal
    status text not null,
    reason text,
    evidence_due_by timestamptz,
    created timestamptz not null
  );
  create index disputes_charge on disputes (charge_id)`;

const DISPUTE_SNAPSHOTS = `
  create table dispute_snapshots (
    dispute_id text not null references disputes,
    created timestamptz not null,
    hash bytea not null check (octet_length(hash) = 32),
    event_type text not null,
    snapshot jsonb not null,
    previous_attributes jsonb,
    primary key (dispute_id, created, hash)
  )`;

const PAYOUTS = `
  create table payouts (
    stripe_id text primary key,
    amount_minor bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- pending < in_transit < paid < failed | canceled: "paid" means expected, and may still fail
    status text not null check (status in ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
    arrival_date date not null,
    -- only an automatic payout can be itemised
    automatic boolean not null,
    reconciliation_status text not null,
    balance_transaction_id text,
    failure_balance_transaction_id text,
    failure_code text,
    created timestamptz not null
  );
  create index payouts_under_way on payouts (arrival_date) where status in ('pending', 'in_transit')`;

const BALANCE_TRANSACTIONS = `
  create table balance_transactions (
    stripe_id text primary key,
    -- what it is to an accountant; decides its posting. The type is kept to look things up at Stripe.
    reporting_category text not null,
    type text not null,
    balance_type text not null,
    -- the charge, refund, dispute, payout … it belongs to
    source_id text,
    amount_minor bigint not null,
    fee_minor bigint not null,
    -- the part of the fee that is tax
    tax_minor bigint not null,
    net_minor bigint not null,
    -- the currency of the balance, which may be another than the donor's
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- as Stripe writes it
    exchange_rate text,
    -- pending < available
    status text not null check (status in ('pending', 'available')),
    available_on timestamptz not null,
    created timestamptz not null,
    -- the automatic payout that took it to the bank, once that is reconciled
    payout_id text,
    check (net_minor = amount_minor - fee_minor)
  );
  create index balance_transactions_source on balance_transactions (source_id) where source_id is not null;
  create index balance_transactions_created on balance_transactions (created);
  create index balance_transactions_payout on balance_transactions (payout_id) where payout_id is not null`;

const EARLY_FRAUD_WARNINGS = `
  create table early_fraud_warnings (
    stripe_id text primary key,
    charge_id text not null,
    fraud_type text not null,
    -- true until it was refunded or disputed
    actionable boolean not null,
    created timestamptz not null
  )`;

const STRIPE_FETCHES = `
  create table stripe_fetches (
    -- what a payload could not tell and has to be asked for
    object_type text not null,
    object_id text not null,
    -- wall clock: not before; moved ahead by whoever takes it, so that a crash gives it back
    due_at timestamptz not null,
    attempts integer not null default 0,
    -- why the last try failed
    reason text,
    primary key (object_type, object_id)
  );
  create index stripe_fetches_due on stripe_fetches (due_at)`;

const HEALING = `
  create table healing_runs (
    -- of the loop
    name text primary key,
    -- everything at Stripe before this instant was looked at
    looked_until timestamptz not null,
    finished_at timestamptz not null,
    -- what it found, for health and for people: counts and sums, no ids of persons
    findings jsonb not null
  )`;

const CREATED = [
  HEALING,
  REFUNDS,
  DISPUTES,
  DISPUTE_SNAPSHOTS,
  PAYOUTS,
  BALANCE_TRANSACTIONS,
  EARLY_FRAUD_WARNINGS,
  STRIPE_FETCHES,
];
