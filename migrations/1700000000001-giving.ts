import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What donors decide: contributions, the sessions opened for them, and the few donors we know. */
export class Giving1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(DONORS);
    await queryRunner.query(CONTRIBUTIONS);
    await queryRunner.query(CHECKOUT_SESSIONS);
    await queryRunner.query(SUBSCRIPTIONS);
    await queryRunner.query(SUBSCRIPTION_SNAPSHOTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table subscription_snapshots, subscriptions, checkout_sessions, contributions, donors',
    );
  }
}

const DONORS = `
  create table donors (
    id uuid primary key,
    -- which identity key made the index and wrapped the donor's key; rotation moves it to the newest
    identity_key_id text not null,
    -- keyed blind index of the email: tells that two gifts are one donor's, and nothing else
    email_index bytea not null unique check (octet_length(email_index) = 32),
    -- the donor's own key, wrapped; destroying it is what erases a donor, backups included
    wrapped_key bytea,
    -- the email under the donor's own key; kept only for receipts and recurring gifts
    sealed_email bytea,
    recognised_at timestamptz not null
  )`;

const CONTRIBUTIONS = `
  create table contributions (
    id uuid primary key,
    -- made by the box: the same attempt is the same contribution, however often it is posted
    attempt_id uuid not null unique,
    -- SHA-256 of the posted fields: the same attempt with another body is refused
    request_hash bytea not null check (octet_length(request_hash) = 32),
    frequency text not null check (frequency in ('one-time', 'monthly', 'annual')),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    language text not null,
    -- a key of the newsroom's list of return addresses, never an address
    return_to text not null,
    -- whether the donor wants mail about it; decides whether the email is kept
    receipt boolean not null,
    -- which wording of the privacy policy was agreed to
    consent_version text not null,
    -- null: each contribution without an email kept is its own donor
    donor_id uuid references donors,
    -- derived from Stripe's facts alone, recomputed with each of them
    status text not null check (status in ('pledged', 'open', 'pending', 'confirmed', 'failed', 'expired')),
    pledged_at timestamptz not null,
    -- an earlier confirmed gift that this one may have doubled by mistake: for a person to look at, never acted on
    possible_duplicate_of uuid references contributions
  );
  create index contributions_donor on contributions (donor_id) where donor_id is not null;
  create index contributions_possible_duplicate on contributions (possible_duplicate_of) where possible_duplicate_of is not null`;

const CHECKOUT_SESSIONS = `
  create table checkout_sessions (
    id uuid primary key,
    contribution_id uuid not null references contributions,
    -- 1, 2, …: a new one only where the earlier can no longer be paid or was never opened
    attempt integer not null check (attempt > 0),
    idempotency_key text not null unique check (length(idempotency_key) <= 255),
    -- every parameter in the order sent (jsonb would sort them), so that a retry sends the very same bytes
    request json not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    -- Stripe's id; also the secret with which the thank-you page asks for the status
    stripe_id text unique,
    url text,
    state text not null check (state in ('requested', 'refused', 'open', 'expired',
      'complete-unpaid', 'complete-failed', 'complete-paid', 'complete-no-payment')),
    payment_intent_id text,
    subscription_id text,
    customer_id text,
    unique (contribution_id, attempt)
  );
  create index checkout_sessions_payment_intent on checkout_sessions (payment_intent_id) where payment_intent_id is not null;
  create index checkout_sessions_subscription on checkout_sessions (subscription_id) where subscription_id is not null`;

const SUBSCRIPTIONS = `
  create table subscriptions (
    stripe_id text primary key,
    -- from the metadata we gave it; null when it is not ours
    contribution_id uuid,
    -- of the newest snapshot; a string of Stripe's, which may add to its list
    status text not null,
    current_period_end timestamptz,
    cancel_at timestamptz
  );
  create index subscriptions_contribution on subscriptions (contribution_id) where contribution_id is not null`;

const SUBSCRIPTION_SNAPSHOTS = `
  create table subscription_snapshots (
    subscription_id text not null references subscriptions,
    -- the event's second; several snapshots of one second are normal
    created timestamptz not null,
    -- SHA-256 of the projected snapshot: the same one twice is one
    hash bytea not null check (octet_length(hash) = 32),
    event_type text not null,
    -- decides where its fields stand
    api_version text not null,
    snapshot jsonb not null,
    previous_attributes jsonb,
    primary key (subscription_id, created, hash)
  )`;
