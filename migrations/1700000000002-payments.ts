import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Stripe did: facts by Stripe's own id, joined to contributions through each other and through our metadata. */
export class Payments1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(PAYMENT_INTENTS);
    await queryRunner.query(CHARGES);
    await queryRunner.query(INVOICES);
    await queryRunner.query(INVOICE_PAYMENTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table invoice_payments, invoices, charges, payment_intents');
  }
}

// No foreign keys between facts: they arrive in any order, and one may come before what it names.

const PAYMENT_INTENTS = `
  create table payment_intents (
    stripe_id text primary key,
    -- from our metadata, which only one-time gifts carry here
    contribution_id uuid,
    -- open < canceled | succeeded: the states between come in no order that could be trusted
    state text not null check (state in ('open', 'canceled', 'succeeded')),
    amount_minor bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$')
  );
  create index payment_intents_contribution on payment_intents (contribution_id) where contribution_id is not null`;

const CHARGES = `
  create table charges (
    stripe_id text primary key,
    payment_intent_id text,
    -- pending < failed < succeeded
    status text not null check (status in ('pending', 'failed', 'succeeded')),
    amount_minor bigint not null check (amount_minor > 0),
    -- the largest ever seen: money only when succeeded and captured
    amount_captured_minor bigint not null check (amount_captured_minor >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- null until Stripe knows it, seconds after the charge; fee and net are known only then
    balance_transaction_id text,
    -- Stripe's code of a refusal, never its text
    failure_code text,
    created timestamptz not null
  );
  create index charges_payment_intent on charges (payment_intent_id)`;

const INVOICES = `
  create table invoices (
    stripe_id text primary key,
    subscription_id text,
    -- draft < open < uncollectible < paid | void
    status text not null check (status in ('draft', 'open', 'uncollectible', 'paid', 'void')),
    -- known once it is no longer a draft
    total_minor bigint,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    billing_reason text,
    created timestamptz not null
  );
  create index invoices_subscription on invoices (subscription_id) where subscription_id is not null`;

const INVOICE_PAYMENTS = `
  create table invoice_payments (
    stripe_id text primary key,
    invoice_id text not null,
    -- open < canceled < paid
    status text not null check (status in ('open', 'canceled', 'paid')),
    payment_intent_id text,
    charge_id text,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_paid_minor bigint
  );
  create index invoice_payments_invoice on invoice_payments (invoice_id);
  create index invoice_payments_payment_intent on invoice_payments (payment_intent_id) where payment_intent_id is not null`;
