import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What donors gave and agreed to before, by the systems that the newsroom leaves. Apart from the ledger, which is Stripe's. */
export class Imports1700000000028 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(IMPORTED_GIFTS);
    await queryRunner.query(IMPORTED_SUBSCRIPTIONS);
    await queryRunner.query(IMPORT_INVITATIONS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table import_invitations, imported_subscriptions, imported_gifts');
  }
}

const SOURCE = `source text not null check (source in ('mollie', 'paypal', 'stripe', 'givewp'))`;

const IMPORTED_GIFTS = `
  create table imported_gifts (
    -- whose export it stood in
    ${SOURCE},
    -- the other system's own id: the same file twice brings nothing twice
    external_id text collate "C" not null check (length(external_id) between 1 and 255),
    -- as the export says: its zone is the other system's
    given_on date not null,
    -- less what had been given back
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- recurring: not said how often
    frequency text not null check (frequency in ('one-time', 'monthly', 'annual', 'recurring', 'unknown')),
    -- null: the export has no address, or the newsroom wanted none kept
    donor_id uuid references donors,
    -- business time
    imported_at timestamptz not null,
    primary key (source, external_id)
  );
  create index imported_gifts_donor on imported_gifts (donor_id) where donor_id is not null`;

const IMPORTED_SUBSCRIPTIONS = `
  create table imported_subscriptions (
    id uuid primary key,
    ${SOURCE},
    -- by it the newsroom finds and ends the agreement at the other system
    external_id text collate "C" not null check (length(external_id) between 1 and 255),
    -- adopt: it is at our own account at Stripe and simply goes on; invite: its donor has to enter a card once more
    way text not null check (way in ('adopt', 'invite')),
    donor_id uuid references donors,
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    frequency text not null check (frequency in ('monthly', 'annual')),
    -- when the other system would take it next: the day that is kept, counted on in months
    next_charge_on date not null,
    language text not null,
    -- the gift with us; null: nothing of it has begun
    contribution_id uuid unique references contributions,
    -- business time: Stripe has our ids at it
    adopted_at timestamptz,
    -- business time: the newsroom said that the other system takes nothing more
    stopped_at timestamptz,
    -- what Stripe was last told of the first charge; null: what the payment page was opened with
    first_charge_at timestamptz,
    -- how often Stripe was told: each time under a key of its own
    moves integer not null default 0 check (moves >= 0),
    -- business time
    imported_at timestamptz not null,
    unique (source, external_id),
    check (way = 'adopt' or (donor_id is not null and adopted_at is null)),
    check (way = 'invite' or (stopped_at is null and first_charge_at is null))
  );
  create index imported_subscriptions_donor on imported_subscriptions (donor_id) where donor_id is not null`;

const IMPORT_INVITATIONS = `
  create table import_invitations (
    id uuid primary key,
    imported_subscription_id uuid not null references imported_subscriptions on delete cascade,
    -- one of each, ever
    occasion text not null check (occasion in ('invitation', 'reminder')),
    -- SHA-256 of what stands in the link; null: its mail was not written yet
    token_hash bytea unique check (octet_length(token_hash) = 32),
    -- business time: the link works until then
    expires_at timestamptz,
    -- business time
    due_at timestamptz not null,
    -- claimed before it is handed to the mail server: from then on it is never sent a second time
    state text not null check (state in ('pending', 'claimed', 'sent', 'refused', 'suppressed', 'unknown', 'cancelled')),
    attempt smallint not null check (attempt >= 0),
    -- wall clock
    claimed_at timestamptz,
    -- business time
    sent_at timestamptz,
    -- what the mail server answered, without the address: a code, or the name of a failure
    outcome text check (length(outcome) <= 200),
    unique (imported_subscription_id, occasion),
    check ((token_hash is null) = (expires_at is null)),
    check (state <> 'claimed' or claimed_at is not null),
    check ((state = 'sent') = (sent_at is not null))
  );
  create index import_invitations_due on import_invitations (due_at) where state = 'pending';
  create index import_invitations_claimed on import_invitations (claimed_at) where state = 'claimed'`;
