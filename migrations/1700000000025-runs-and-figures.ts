import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGER_FUNCTIONS } from './ledger-functions';

/**
 * Long work of whoever keeps the books, while it goes on: any process can tell how far it has come, whichever does it.
 * And what the dashboard tells, added up by day: it costs the same beside a thousand gifts and a million.
 */
export class RunsAndFigures1700000000025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [RUNS, ...FIGURES, ...FIGURE_FUNCTIONS, SUM_WHAT_IS_THERE, FAILED_CHARGES])
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index charges_failed');
    await queryRunner.query('drop function ledger_sum_figures, ledger_gifts, ledger_totals, ledger_summed_totals');
    await queryRunner.query(TOTALS_BEFORE);
    await queryRunner.query(
      'drop table ledger_figure_sums, ledger_gift_sums, subscription_movement_sums, ledger_figure_batches',
    );
    await queryRunner.query('drop table report_runs');
  }
}

const RUNS = `
  create table report_runs (
    -- of the page that tells of it
    id uuid primary key,
    -- who wants it; nobody else sees it
    person_id uuid not null references staff_people,
    kind text not null check (kind in ('file', 'journal', 'closing')),
    -- what it makes, for its page
    title text not null,
    -- where its page leads once it is done: of a file, where it is made again once nobody keeps it any more
    address text not null,
    state text not null check (state in ('under-way', 'done', 'failed')),
    -- how many lines, transactions or reports are made, and of how many; null: nobody knows
    made bigint not null check (made >= 0),
    known bigint check (known >= 0),
    -- what is being made just now; empty: there is nothing more to say
    step text not null,
    -- why it failed, in a sentence
    problem text check (length(problem) <= 500),
    -- wall clock, both; whoever does it is gone when it has said nothing for long
    begun_at timestamptz not null,
    told_at timestamptz not null,
    check ((state = 'failed') = (problem is not null))
  );
  create index report_runs_begun on report_runs (begun_at)`;

const FIGURES = [
  `create table ledger_figure_batches (
    zone text not null,
    -- batches of days that have their figures, in their order: a version that knew of none may have made others
    last_block bigint not null,
    primary key (zone, last_block),
    foreign key (zone, last_block) references ledger_sum_batches
  )`,
  `create table ledger_figure_sums (
    zone text not null,
    last_block bigint not null,
    day date not null,
    -- of income and what lessens it
    account text not null,
    currency text not null,
    -- of the gift behind it; empty: none, or not known
    frequency text not null,
    method text not null,
    amount_minor bigint not null check (amount_minor <> 0),
    foreign key (zone, last_block) references ledger_figure_batches
  )`,
  'create index ledger_figure_sums_day on ledger_figure_sums (zone, day, last_block)',
  `create table ledger_gift_sums (
    zone text not null,
    last_block bigint not null,
    day date not null,
    currency text not null,
    -- how many their banks have confirmed; less than none where they came back, or count on another day
    gifts integer not null check (gifts <> 0),
    foreign key (zone, last_block) references ledger_figure_batches
  )`,
  'create index ledger_gift_sums_day on ledger_gift_sums (zone, day, last_block)',
  `create table subscription_movement_sums (
    zone text not null,
    last_block bigint not null,
    -- on which it happened; what is late is looked at by itself
    day date not null,
    currency text not null,
    frequency text not null,
    kind text not null,
    -- what a year of it brings
    annual_minor bigint not null,
    gifts integer not null,
    foreign key (zone, last_block) references ledger_figure_batches
  )`,
  'create index subscription_movement_sums_day on subscription_movement_sums (zone, day, last_block)',
  ...['ledger_figure_batches', 'ledger_figure_sums', 'ledger_gift_sums', 'subscription_movement_sums'].flatMap(
    (table) => [
      `create trigger ${table}_only_grows before update or delete on ${table}
      for each row execute function ledger_refuse_change()`,
      `create trigger ${table}_is_never_emptied before truncate on ${table}
      for each statement execute function ledger_refuse_change()`,
    ],
  ),
];

const TOTALS_BEFORE = LEDGER_FUNCTIONS.find((statement) => statement.includes('function ledger_totals')) ?? '';

/** What was not added up yet, in the totals as they were. */
const TAIL_OF_TOTALS = `
      union all
      select t.day, t.account, t.currency, t.frequency, t.campaign, t.amount_minor
      from known, lateral ledger_tail($1, days_block, $2, $3, $4) t`;

/** Later migrations tell what they do otherwise. */
export const FIGURE_FUNCTIONS: readonly string[] = [
  // Totals of what was added up alone: whoever needs the rest twice reads it once.
  TOTALS_BEFORE.replace('function ledger_totals', 'function ledger_summed_totals').replace(TAIL_OF_TOTALS, ''),
  TOTALS_BEFORE.slice(0, TOTALS_BEFORE.indexOf('$$')).replace('create function', 'create or replace function') +
    `$$
    select * from ledger_summed_totals($1, $2, $3, $4)
    union all
    select date_trunc('month', t.day::timestamp)::date, t.account, t.currency, t.frequency, t.campaign, t.amount_minor
    from ledger_tail($1, (
      select coalesce(max(b.last_block), 0) from ledger_sum_batches b where b.zone = $1 and b.last_block <= $2), $2, $3, $4) t
  $$`,
  // How many gifts some ledger transactions confirm: each is one entry of income, or one that goes back.
  `create function ledger_gifts(included int8multirange, zone text, as_of bigint)
  returns table (day date, currency text, gifts integer) language sql stable as $$
    select counted.day, e.currency, -sign(e.amount_minor)::integer
    from (
      -- few beside the ledger, which no planner can know: each is looked up by itself
      select t.id, t.occurred_at
      from unnest(included) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
      where t.key like 'confirmed:%' offset 0
    ) confirmed
      join lateral (
        select currency, amount_minor from ledger_entries
        where transaction_id = confirmed.id and account = 'income:unattributed' offset 0) e on true,
      lateral ledger_day(confirmed.id, (confirmed.occurred_at at time zone $2)::date, $2, $3) counted
  $$`,
  // The figures of one batch of days, whose sums are there. What a reopening has moved is once less and once more.
  `create function ledger_sum_figures(zone text, after_block bigint, last_block bigint)
  returns void language sql as $$
    insert into ledger_figure_batches (zone, last_block) values ($1, $3);
    insert into ledger_figure_sums (zone, last_block, day, account, currency, frequency, method, amount_minor)
    select $1, $3, s.day, s.account, s.currency, s.frequency, s.method, sum(s.amount_minor)
    from ledger_day_sums s
    where s.zone = $1 and s.last_block = $3 and s.account like any('{income:%,contra:%,losses:%,expenses:%,equity:fx}')
    group by s.day, s.account, s.currency, s.frequency, s.method
    having sum(s.amount_minor) <> 0;
    with added as (
      select range_agg(ids) as ids from ledger_blocks, unnest(members) ids where number > $2 and number <= $3
    ), moved as (
      select range_agg(int8range(id, id + 1)) as ids from ledger_moved($1, $2, $3) id
    )
    insert into ledger_gift_sums (zone, last_block, day, currency, gifts)
    select $1, $3, day, currency, sum(gifts) from (
      select g.* from added, lateral ledger_gifts(added.ids, $1, $3) g
      union all select g.* from moved, lateral ledger_gifts(moved.ids, $1, $3) g
      union all select g.day, g.currency, -g.gifts from moved, lateral ledger_gifts(moved.ids, $1, $2) g
    ) known (day, currency, gifts)
    group by day, currency having sum(gifts) <> 0;
    insert into subscription_movement_sums (zone, last_block, day, currency, frequency, kind, annual_minor, gifts)
    select $1, $3, (occurred_at at time zone $1)::date, currency, frequency, kind, sum(annual_minor), sum(gifts)
    from subscription_movements where block > $2 and block <= $3
    group by 3, 4, 5, 6;
  $$`,
];

/** As it comes from now on with each batch. */
const SUM_WHAT_IS_THERE = `
  select ledger_sum_figures(zone, after_block, last_block)
  from (
    select zone, last_block, lag(last_block, 1, 0::bigint) over (partition by zone order by last_block) as after_block
    from ledger_sum_batches order by zone, last_block) batches`;

/** The dashboard counts them: they are few among all that were tried. */
const FAILED_CHARGES = `
  create index charges_failed on charges (created) include (currency, payment_intent_id) where status = 'failed'`;
