import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What we write to donors about their gifts, and the links by which they manage them. */
export class Letters1700000000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    await queryRunner.query(LETTERS);
    await queryRunner.query(CARD_CHECKS);
    await queryRunner.query(QUIET);
    await queryRunner.query(PERIOD_ENDS);
    await queryRunner.query(MANAGE_TOKENS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(NO_MANAGE_TOKENS);
    await queryRunner.query('drop index subscriptions_period_end');
    await queryRunner.query('drop table letters_quiet, card_checks, letters');
  }
}

const LETTERS = `
  create table letters (
    id uuid primary key,
    kind text not null check (kind in ('receipt', 'renewal-ahead', 'payment-failed', 'card-expiring', 'cancelled',
      'refund', 'manage-link')),
    -- what it is about, mostly by Stripe's id: one letter of a kind about one thing, ever
    business_id text collate "C" not null,
    -- whose donor it goes to; null: not known when it was written, and looked up when it is due
    contribution_id uuid references contributions,
    -- of receipts: what a donor quotes and staff look up
    number text unique,
    -- what its template is filled with: amounts, days and codes; never a name or an address
    data jsonb not null,
    -- of whoever asked for a link: the address as typed, under an identity key, until it is sent
    sealed_email bytea,
    sealing_key_id text,
    -- business time
    written_at timestamptz not null,
    due_at timestamptz not null,
    -- claimed before it is handed to the mail server: from then on it is never sent a second time
    state text not null check (state in ('pending', 'claimed', 'sent', 'refused', 'suppressed', 'unknown', 'cancelled')),
    attempt smallint not null check (attempt >= 0),
    -- wall clock
    claimed_at timestamptz,
    -- business time
    sent_at timestamptz,
    -- what the mail server answered, without the address, or why it was not sent: a code
    outcome text check (length(outcome) <= 200),
    unique (kind, business_id),
    check ((kind = 'receipt') = (number is not null)),
    check ((sealed_email is null) = (sealing_key_id is null)),
    check (sealed_email is null or kind = 'manage-link'),
    check (state <> 'claimed' or claimed_at is not null),
    check ((state = 'sent') = (sent_at is not null))
  );
  create index letters_due on letters (due_at) where state = 'pending';
  create index letters_claimed on letters (claimed_at) where state = 'claimed';
  create index letters_contribution on letters (contribution_id) where contribution_id is not null`;

const CARD_CHECKS = `
  create table card_checks (
    -- of a recurring gift: nothing of its card is kept, only that it was asked for
    subscription_id text primary key,
    -- the end of the period in which it was
    period_end timestamptz not null
  )`;

const QUIET = `
  create table letters_quiet (
    only_one boolean primary key default true check (only_one),
    -- business time: whatever happened before is recorded, and nobody is written to about it
    until timestamptz not null
  );
  -- who gave before there were letters is not thanked a month later
  insert into letters_quiet (until) select clock_timestamp() where exists (select from contributions)`;

const PERIOD_ENDS = `
  create index subscriptions_period_end on subscriptions (current_period_end) where contribution_id is not null`;

const MANAGE_TOKENS = `
  alter table mail_tokens
    alter column reminder_id drop not null,
    -- whose gifts it opens
    add column donor_id uuid references donors,
    add column letter_id uuid references letters on delete cascade,
    -- business time; null: as long as what it belongs to
    add column expires_at timestamptz,
    drop constraint mail_tokens_scope_check,
    add constraint mail_tokens_scope_check check (scope in ('confirm', 'reminder', 'unsubscribe', 'manage')),
    add constraint mail_tokens_of_reminder check ((scope = 'manage') = (reminder_id is null)),
    add constraint mail_tokens_of_donor check ((scope = 'manage') = (donor_id is not null)),
    add constraint mail_tokens_end check ((scope = 'manage') = (expires_at is not null));
  create index mail_tokens_donor on mail_tokens (donor_id) where donor_id is not null;
  create index mail_tokens_letter on mail_tokens (letter_id) where letter_id is not null;
  create index mail_tokens_expiry on mail_tokens (expires_at) where expires_at is not null`;

const NO_MANAGE_TOKENS = `
  delete from mail_tokens where scope = 'manage';
  alter table mail_tokens
    drop column donor_id, drop column letter_id, drop column expires_at,
    drop constraint mail_tokens_scope_check,
    add constraint mail_tokens_scope_check check (scope in ('confirm', 'reminder', 'unsubscribe')),
    alter column reminder_id set not null`;
