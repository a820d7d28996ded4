import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "Remind me later": what was asked, each mail it led to, and the links in those mails. */
export class Reminders1700000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(REMINDERS);
    await queryRunner.query(REMINDER_DELIVERIES);
    await queryRunner.query(MAIL_TOKENS);
    await queryRunner.query(MAIL_SUPPRESSIONS);
    await queryRunner.query(GIFTS_OF_REMINDERS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table donors drop column last_gift_on');
    await queryRunner.query('alter table contributions drop column reminder_hash');
    await queryRunner.query('drop table mail_suppressions, mail_tokens, reminder_deliveries, reminders');
  }
}

const REMINDERS = `
  create table reminders (
    id uuid primary key,
    -- unconfirmed ones are deleted after a week
    state text not null check (state in ('unconfirmed', 'confirmed', 'ended', 'cancelled')),
    -- until confirmed, under an identity key: the address may be a stranger's, and makes nobody a donor
    sealed_email bytea,
    sealing_key_id text,
    -- from then on, whose it is
    donor_id uuid references donors,
    -- an IANA name; PostgreSQL refuses one it does not know
    zone text not null check ((timestamptz '2026-01-01 00:00Z' at time zone zone) is not null),
    first_on date not null,
    -- null: once. The end is told by the number of mails
    every_months smallint check (every_months in (1, 3, 6, 12)),
    mails smallint not null check (mails between 1 and 24),
    -- what the donor was about to give; the link fills the form with it
    frequency text not null check (frequency in ('one-time', 'monthly', 'annual')),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    language text not null,
    -- a key of the newsroom's list of return addresses, never an address
    return_to text not null,
    consent_version text not null,
    requested_at timestamptz not null,
    confirmed_at timestamptz,
    check ((state = 'unconfirmed') = (donor_id is null)),
    check ((state = 'unconfirmed') = (sealed_email is not null)),
    check ((sealed_email is null) = (sealing_key_id is null)),
    check ((state = 'unconfirmed') = (confirmed_at is null)),
    check ((every_months is null) = (mails = 1)),
    -- from tomorrow on, eighteen months at most
    check (first_on > (requested_at at time zone zone)::date),
    check (first_on <= ((requested_at at time zone zone)::date + interval '18 months')::date)
  );
  create index reminders_unconfirmed on reminders (requested_at) where state = 'unconfirmed';
  create index reminders_donor on reminders (donor_id) where donor_id is not null`;

const REMINDER_DELIVERIES = `
  create table reminder_deliveries (
    id uuid primary key,
    reminder_id uuid not null references reminders on delete cascade,
    -- 0 asks for the confirmation; then 1, 2, …: each occurrence is mailed at most once, ever
    occurrence smallint not null check (occurrence >= 0),
    -- which of the mails asked for it is; null: the confirmation, or put off by the donor, beside them
    mail_number smallint check (mail_number > 0),
    -- in the reminder's zone
    local_day date not null,
    -- business time: when it was promised for, and when it is tried: later after a passing refusal
    scheduled_for timestamptz not null,
    due_at timestamptz not null,
    -- claimed before it is handed to the mail server: from then on it is never sent a second time
    state text not null check (state in
      ('pending', 'claimed', 'sent', 'refused', 'suppressed', 'unknown', 'silenced', 'cancelled')),
    attempt smallint not null check (attempt >= 0),
    -- wall clock
    claimed_at timestamptz,
    -- business time
    sent_at timestamptz,
    -- what the mail server answered, without the address: a code, or the name of a failure
    outcome text check (length(outcome) <= 200),
    check (state <> 'claimed' or claimed_at is not null),
    check ((state = 'sent') = (sent_at is not null)),
    unique (reminder_id, occurrence),
    unique (reminder_id, mail_number)
  );
  create index reminder_deliveries_due on reminder_deliveries (due_at) where state = 'pending';
  create index reminder_deliveries_claimed on reminder_deliveries (claimed_at) where state = 'claimed'`;

const MAIL_TOKENS = `
  create table mail_tokens (
    -- SHA-256 of what stands in the link
    hash bytea primary key check (octet_length(hash) = 32),
    -- what its holder may do
    scope text not null check (scope in ('confirm', 'reminder', 'unsubscribe')),
    reminder_id uuid not null references reminders on delete cascade,
    -- the mail it stands in
    delivery_id uuid references reminder_deliveries on delete cascade,
    made_at timestamptz not null
  );
  create index mail_tokens_reminder on mail_tokens (reminder_id);
  create index mail_tokens_delivery on mail_tokens (delivery_id) where delivery_id is not null`;

const MAIL_SUPPRESSIONS = `
  create table mail_suppressions (
    -- keyed blind index of the address: who reads the table learns no address
    address_index bytea primary key check (octet_length(address_index) = 32),
    identity_key_id text not null,
    reason text not null check (reason in ('refused', 'complaint', 'unsubscribed')),
    since timestamptz not null
  )`;

const GIFTS_OF_REMINDERS = `
  -- the hash of the link that led to the gift: what tells that a reminder was heard, whoever gave
  alter table contributions add column reminder_hash bytea check (octet_length(reminder_hash) = 32);
  create index contributions_reminder on contributions (reminder_hash) where reminder_hash is not null;
  -- the UTC day alone, of a donor known already and for gifts that keep no address: what silences a reminder
  alter table donors add column last_gift_on date`;
