import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Double-entry books that can only grow. */
export class Ledger1700000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [TRANSACTIONS, ENTRIES, UNSEALED, BLOCKS, ...GUARDS]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table ledger_blocks, ledger_unsealed, ledger_entries, ledger_transactions');
    await queryRunner.query(
      'drop function ledger_refuse_change, ledger_check_zero_sum, ledger_check_same_transaction, ledger_note_unsealed',
    );
  }
}

const TRANSACTIONS = `
  create table ledger_transactions (
    id bigint generated always as identity primary key,
    -- what it books, by the natural key of the thing: the same thing is never booked twice
    key text not null,
    -- 1, then one more for each correction of what stands under the key
    revision integer not null check (revision > 0),
    corrects bigint references ledger_transactions,
    -- Stripe's object behind it, and the movement of money where there is one
    stripe_id text not null,
    balance_transaction_id text,
    contribution_id uuid,
    -- when it happened, by Stripe
    occurred_at timestamptz not null,
    -- when we booked it, by our clock
    posted_at timestamptz not null,
    unique (key, revision),
    check ((revision = 1) = (corrects is null))
  );
  create index ledger_transactions_occurred on ledger_transactions (occurred_at);
  create index ledger_transactions_stripe on ledger_transactions (stripe_id)`;

const ENTRIES = `
  create table ledger_entries (
    transaction_id bigint not null references ledger_transactions,
    line smallint not null check (line > 0),
    -- a check and no table: a foreign key would make every posting lock the same few rows
    account text not null check (account in (
      'assets:stripe:payments', 'assets:stripe:refund_and_dispute_prefunding', 'assets:stripe:risk_reserved',
      'assets:stripe:other', 'assets:bank:in-transit', 'assets:bank',
      'clearing:charges', 'clearing:refunds', 'clearing:reserves',
      'income:unattributed', 'income:one-time', 'income:monthly', 'income:annual',
      'contra:refunds', 'losses:disputes',
      'expenses:fees:processing', 'expenses:fees:dispute', 'expenses:fees:tax', 'expenses:fees:other',
      'expenses:adjustments', 'equity:fx', 'suspense')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- debit positive, credit negative
    amount_minor bigint not null check (amount_minor <> 0),
    primary key (transaction_id, line)
  );
  create index ledger_entries_account on ledger_entries (account, currency)`;

const UNSEALED = `
  create table ledger_unsealed (
    transaction_id bigint primary key references ledger_transactions,
    -- PostgreSQL's transaction that wrote it: sealed only when nothing older can still commit
    xid xid8 not null default pg_current_xact_id()
  )`;

const BLOCKS = `
  create table ledger_blocks (
    number bigint primary key check (number > 0),
    -- 32 zero bytes before the first
    previous_hash bytea not null check (octet_length(previous_hash) = 32),
    hash bytea not null unique check (octet_length(hash) = 32),
    -- ids of its transactions; a late commit has a lower id than what was sealed before it
    members int8multirange not null,
    transaction_count integer not null check (transaction_count > 0),
    sealed_at timestamptz not null
  )`;

const REFUSE_CHANGE = `
  create function ledger_refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'The ledger only grows: % of % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
  end $$`;

const CHECK_ZERO_SUM = `
  create function ledger_check_zero_sum() returns trigger language plpgsql as $$
  declare uneven text;
  begin
    select currency into uneven from ledger_entries where transaction_id = new.id
      group by currency having sum(amount_minor) <> 0 limit 1;
    if uneven is not null or not exists (select from ledger_entries where transaction_id = new.id) then
      raise exception 'Ledger transaction % does not sum to zero %', new.key, coalesce('in ' || uneven, '(it has no entries)')
        using errcode = 'check_violation';
    end if;
    return null;
  end $$`;

/** The zero sum is checked once per transaction, so nobody may add to one later. */
const CHECK_SAME_TRANSACTION = `
  create function ledger_check_same_transaction() returns trigger language plpgsql as $$
  begin
    if exists (
      select from added a
      where not exists (
        select from ledger_unsealed u where u.transaction_id = a.transaction_id and u.xid = pg_current_xact_id()))
    then
      raise exception 'Entries are written together with their ledger transaction' using errcode = 'restrict_violation';
    end if;
    return null;
  end $$`;

const NOTE_UNSEALED = `
  create function ledger_note_unsealed() returns trigger language plpgsql as $$
  begin
    insert into ledger_unsealed (transaction_id) select id from added;
    return null;
  end $$`;

const GUARDS = [
  REFUSE_CHANGE,
  CHECK_ZERO_SUM,
  CHECK_SAME_TRANSACTION,
  NOTE_UNSEALED,
  ...['ledger_transactions', 'ledger_entries', 'ledger_blocks'].flatMap((table) => [
    `create trigger ${table}_only_grows before update or delete on ${table}
      for each row execute function ledger_refuse_change()`,
    `create trigger ${table}_is_never_emptied before truncate on ${table}
      for each statement execute function ledger_refuse_change()`,
  ]),
  `create constraint trigger ledger_transactions_sum_to_zero after insert on ledger_transactions
    deferrable initially deferred for each row execute function ledger_check_zero_sum()`,
  `create trigger ledger_transactions_unsealed after insert on ledger_transactions
    referencing new table as added for each statement execute function ledger_note_unsealed()`,
  `create trigger ledger_entries_with_their_transaction after insert on ledger_entries
    referencing new table as added for each statement execute function ledger_check_same_transaction()`,
];
