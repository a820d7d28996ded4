import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGER_FUNCTIONS } from './ledger-functions';
import { refuseToDrop } from './refuse-to-drop';

/** What reports stand on: what a payout holds as a sealed fact, sums of closed days, and the ledger as of a block. */
export class Reports1700000000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...WIDENED, ...PAYOUT_LINES, ...SUMS, ...LEDGER_FUNCTIONS])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(refuseToDrop('ledger_payout_lines'));
    await queryRunner.query('drop function ledger_totals, ledger_balances, ledger_sums, ledger_tail, ledger_lines');
    await queryRunner.query('drop function ledger_attribution, ledger_after, ledger_day, ledger_moved');
    await queryRunner.query(`drop table ${SUM_TABLES.join(', ')}, ledger_payout_lines`);
    await queryRunner.query('drop trigger balance_transactions_itemised on balance_transactions');
    await queryRunner.query('drop table ledger_unsealed_payout_lines');
    await queryRunner.query('drop function ledger_note_payout_line');
    await queryRunner.query('alter table payouts drop column trace_id');
    await queryRunner.query('drop index contributions_campaign');
    await queryRunner.query('alter table contributions drop column campaign');
    await queryRunner.query('alter table ledger_blocks drop constraint ledger_blocks_transaction_count_check');
    await queryRunner.query(
      'alter table ledger_blocks add constraint ledger_blocks_transaction_count_check check (transaction_count > 0)',
    );
    // Entries stay, so the list of accounts can only be narrowed where none uses what is taken away.
    await queryRunner.query('alter table ledger_entries drop constraint ledger_entries_account_check');
    await queryRunner.query(accountCheck(ACCOUNTS_BEFORE));
  }
}

const ACCOUNTS_BEFORE = [
  ...['assets:stripe:payments', 'assets:stripe:refund_and_dispute_prefunding', 'assets:stripe:risk_reserved'],
  ...['assets:stripe:other', 'assets:bank:in-transit', 'assets:bank'],
  ...['clearing:charges', 'clearing:refunds', 'clearing:reserves'],
  ...['income:unattributed', 'income:one-time', 'income:monthly', 'income:annual'],
  ...['contra:refunds', 'losses:disputes'],
  ...['expenses:fees:processing', 'expenses:fees:dispute', 'expenses:fees:tax', 'expenses:fees:other'],
  ...['expenses:adjustments', 'equity:fx', 'suspense'],
];

const FREQUENCIES = ['one-time', 'monthly', 'annual'];

/** What was given back or taken back is known by frequency too, as what was given. */
const ACCOUNTS = [
  ...ACCOUNTS_BEFORE,
  ...['contra:refunds', 'losses:disputes'].flatMap((account) => FREQUENCIES.map((name) => `${account}:${name}`)),
];

function accountCheck(accounts: readonly string[]): string {
  const list = accounts.map((account) => `'${account}'`).join(', ');
  return `alter table ledger_entries add constraint ledger_entries_account_check check (account in (${list}))`;
}

const WIDENED = [
  'alter table ledger_entries drop constraint ledger_entries_account_check',
  accountCheck(ACCOUNTS),
  'alter table ledger_blocks drop constraint ledger_blocks_transaction_count_check',
  // A block may hold nothing but lines of payouts.
  'alter table ledger_blocks add constraint ledger_blocks_transaction_count_check check (transaction_count >= 0)',
  `alter table contributions
    -- a code of the newsroom's for what moved the reader to give, such as autumn-2027; tells nothing of the reader
    add column campaign text check (campaign ~ '^[a-z0-9][a-z0-9-]{0,39}$')`,
  'create index contributions_campaign on contributions (campaign) where campaign is not null',
  `alter table payouts
    -- by which the bank finds the deposit
    add column trace_id text`,
];

const PAYOUT_LINES = [
  `create table ledger_payout_lines (
    balance_transaction_id text primary key,
    -- the automatic payout that took it, by Stripe; said once and for all
    payout_id text not null,
    -- the block that sealed it: a report as of an earlier one knows nothing of it
    block bigint not null
  )`,
  'create index ledger_payout_lines_payout on ledger_payout_lines (payout_id)',
  'create index ledger_payout_lines_block on ledger_payout_lines (block)',
  `create trigger ledger_payout_lines_only_grows before update or delete on ledger_payout_lines
    for each row execute function ledger_refuse_change()`,
  `create trigger ledger_payout_lines_is_never_emptied before truncate on ledger_payout_lines
    for each statement execute function ledger_refuse_change()`,
  `create table ledger_unsealed_payout_lines (
    balance_transaction_id text primary key,
    payout_id text not null
  )`,
  `insert into ledger_unsealed_payout_lines (balance_transaction_id, payout_id)
    select stripe_id, payout_id from balance_transactions where payout_id is not null`,
  `create function ledger_note_payout_line() returns trigger language plpgsql as $$
  begin
    insert into ledger_unsealed_payout_lines (balance_transaction_id, payout_id)
      select new.stripe_id, new.payout_id
      where not exists (select from ledger_payout_lines where balance_transaction_id = new.stripe_id)
      on conflict do nothing;
    return null;
  end $$`,
  `create trigger balance_transactions_itemised after insert or update of payout_id on balance_transactions
    for each row when (new.payout_id is not null) execute function ledger_note_payout_line()`,
];

const SUM_TABLES = [
  ...['ledger_month_sums', 'ledger_month_batches', 'ledger_balance_sums', 'ledger_day_sums', 'ledger_sum_batches'],
];

const SUMS = [
  `create table ledger_sum_batches (
    -- IANA name: a day is a day of this zone
    zone text not null,
    -- sums of this batch count what was sealed after the batch before, up to this block
    last_block bigint not null,
    primary key (zone, last_block)
  )`,
  `create table ledger_day_sums (
    zone text not null,
    last_block bigint not null,
    day date not null,
    -- the first part of the keys that were added up: charge, refund, payout, confirmed, attributed, …
    kind text not null,
    -- the account of the balance at Stripe that was moved; empty: none was
    balance text not null,
    account text not null,
    currency text not null,
    -- of the gift behind it; empty: none, or not known
    frequency text not null,
    campaign text not null,
    method text not null,
    amount_minor bigint not null check (amount_minor <> 0),
    foreign key (zone, last_block) references ledger_sum_batches
  )`,
  'create index ledger_day_sums_day on ledger_day_sums (zone, day, last_block)',
  'create index ledger_day_sums_batch on ledger_day_sums (zone, last_block)',
  `create table ledger_balance_sums (
    zone text not null,
    last_block bigint not null,
    day date not null,
    kind text not null,
    balance text not null check (balance <> ''),
    account text not null,
    currency text not null,
    amount_minor bigint not null,
    foreign key (zone, last_block) references ledger_sum_batches
  )`,
  'create index ledger_balance_sums_day on ledger_balance_sums (zone, day, last_block)',
  `create table ledger_month_batches (
    zone text not null,
    -- 1: months of this batch add up batches of days; 2: batches of months
    stage smallint not null check (stage in (1, 2)),
    -- from those after the last that was added up, up to this block
    last_block bigint not null,
    primary key (zone, stage, last_block),
    foreign key (zone, last_block) references ledger_sum_batches
  )`,
  `create table ledger_month_sums (
    zone text not null,
    stage smallint not null,
    last_block bigint not null,
    -- its first day
    month date not null,
    account text not null,
    currency text not null,
    frequency text not null,
    campaign text not null,
    -- also zero: an account on which something moved is not one that nobody ever used
    amount_minor bigint not null,
    primary key (zone, stage, last_block, month, account, currency, frequency, campaign),
    foreign key (zone, stage, last_block) references ledger_month_batches
  )`,
  ...SUM_TABLES.flatMap((table) => [
    `create trigger ${table}_only_grows before update or delete on ${table}
      for each row execute function ledger_refuse_change()`,
    `create trigger ${table}_is_never_emptied before truncate on ${table}
      for each statement execute function ledger_refuse_change()`,
  ]),
];
