import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports stand on: what a payout holds as a sealed fact, sums of closed days, and the ledger as of a block. */
export class Reports1700000000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...WIDENED, ...PAYOUT_LINES, ...SUMS, ...FUNCTIONS]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function ledger_sums, ledger_tail, ledger_lines, ledger_attribution, ledger_after');
    await queryRunner.query('drop table ledger_day_sums, ledger_sum_batches, ledger_payout_lines');
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
  ...['ledger_sum_batches', 'ledger_day_sums'].flatMap((table) => [
    `create trigger ${table}_only_grows before update or delete on ${table}
      for each row execute function ledger_refuse_change()`,
    `create trigger ${table}_is_never_emptied before truncate on ${table}
      for each statement execute function ledger_refuse_change()`,
  ]),
];

const FUNCTIONS = [
  // Ids of ledger transactions that the books as of a block do not hold.
  `create function ledger_after(as_of bigint) returns int8multirange language sql stable as $$
    select coalesce(range_agg(later.ids), '{}') from (
      select unnest(members) as ids from ledger_blocks where number > as_of
      union all select int8range(transaction_id, transaction_id + 1) from ledger_unsealed) later
  $$`,
  // Whose gift the object behind ledger transactions is, by the books without those ids: the newest word counts.
  `create function ledger_attribution(object_id text, without int8multirange)
  returns table (frequency text, campaign text, method text, contribution_id uuid) language sql stable as $$
    select c.frequency, coalesce(c.campaign, ''), coalesce(g.method, ''), c.id
    from (
      select a.contribution_id from ledger_transactions a
      where a.stripe_id = object_id and a.contribution_id is not null and not without @> a.id
      order by a.id desc limit 1
    ) newest
      join contributions c on c.id = newest.contribution_id
      left join charges g on g.stripe_id = coalesce(
        (select charge_id from refunds where stripe_id = object_id),
        (select charge_id from disputes where stripe_id = object_id), object_id)
  $$`,
  // The entries of some ledger transactions, each with its day in a zone and the gift behind it.
  `create function ledger_lines(included int8multirange, zone text, without int8multirange)
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language sql stable as $$
    select
      -- the day of arrival is a bank's date, and no instant
      (t.occurred_at at time zone case when t.key like 'payout_paid:%' then 'UTC' else zone end)::date,
      split_part(t.key, ':', 1), ${balanceOf('t')}, e.account, e.currency,
      coalesce(gift.frequency, ''), coalesce(gift.campaign, ''), coalesce(gift.method, ''), e.amount_minor
    from unnest(included) ids
      join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
      join ledger_entries e on e.transaction_id = t.id
      left join lateral ledger_attribution(t.stripe_id, without) gift on true
  $$`,
  // What a later state of the books adds to an earlier one, both by block: its own entries, and earlier ones whose gift
  // has become known, once less as it was and once more as it is.
  `create function ledger_tail(zone text, after_block bigint, as_of bigint)
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language sql stable as $$
    with later as materialized (
      select ledger_after(as_of) as without, ledger_after(after_block) as without_before, (
        select coalesce(range_agg(ids), '{}') from ledger_blocks, unnest(members) ids
        where number > after_block and number <= as_of) as added
    ), told as materialized (
      select distinct t.stripe_id
      from later, unnest(added) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
      where t.contribution_id is not null
    ), changed as materialized (
      select earlier.id, earlier.ids, was.frequency as was_frequency, was.campaign as was_campaign, was.method as was_method
      from later, told
        join lateral (
          select min(t.id) as id, range_agg(int8range(t.id, t.id + 1)) as ids from ledger_transactions t
          where t.stripe_id = told.stripe_id and not later.without_before @> t.id having count(*) > 0
        ) earlier on true
        left join lateral ledger_attribution(told.stripe_id, later.without_before) was on true
        left join lateral ledger_attribution(told.stripe_id, later.without) now on true
      where (was.frequency, was.campaign, was.method) is distinct from (now.frequency, now.campaign, now.method)
    )
    select lines.* from later, lateral ledger_lines(later.added, zone, later.without) lines
    union all
    select lines.* from later, changed, lateral ledger_lines(changed.ids, zone, later.without) lines
    union all
    select lines.day, lines.kind, lines.balance, lines.account, lines.currency,
      coalesce(changed.was_frequency, ''), coalesce(changed.was_campaign, ''), coalesce(changed.was_method, ''),
      -lines.amount_minor
    from later, changed, lateral ledger_lines(changed.ids, zone, later.without_before) lines
  $$`,
  // Every entry of the books as of a block, added up by day where that was done before.
  `create function ledger_sums(zone text, as_of bigint)
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language sql stable as $$
    select s.day, s.kind, s.balance, s.account, s.currency, s.frequency, s.campaign, s.method, s.amount_minor
    from ledger_day_sums s where s.zone = $1 and s.last_block <= $2
    union all
    select * from ledger_tail($1, (
      select coalesce(max(b.last_block), 0) from ledger_sum_batches b where b.zone = $1 and b.last_block <= $2), $2)
  $$`,
];

/** The balance at Stripe that a booked balance transaction moved; where fees took all of it no entry says so. */
function balanceOf(transaction: string): string {
  return `case
    when ${transaction}.key = split_part(${transaction}.key, ':', 1) || ':' || ${transaction}.balance_transaction_id
      and ${transaction}.key not like 'exchanged:%' and ${transaction}.key not like 'attributed:%'
    then coalesce((
      select b.account from ledger_entries b
      where b.transaction_id = ${transaction}.id and b.account like 'assets:stripe:%' order by b.line limit 1),
      'assets:stripe:payments')
    else '' end`;
}
