import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closed periods: what was said of them stays said, and what comes later counts in the first that is open. */
export class Periods1700000000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`set local lock_timeout = '5s'`);
    for (const statement of [...TABLES, ...FUNCTIONS]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop trigger ledger_blocks_late_facts on ledger_blocks');
    await queryRunner.query(
      'drop function ledger_note_late_facts, ledger_within, ledger_sums, ledger_tail, ledger_lines, ledger_day',
    );
    await queryRunner.query('drop table ledger_late_facts, period_closings');
    for (const statement of FUNCTIONS_BEFORE) await queryRunner.query(statement);
  }
}

const TABLES = [
  `create table period_closings (
    id bigint generated always as identity primary key,
    -- the month, in the zone in which the newsroom keeps its books; everything before it is closed with it
    zone text not null,
    begins_on date not null check (extract(day from begins_on) = 1),
    ends_on date not null check (ends_on = (begins_on + interval '1 month')::date),
    -- the last block that counts in it by the days on which things happened
    block bigint not null,
    -- who, as the audit log has it: person or token and its id, or cli
    closed_by text not null,
    closed_at timestamptz not null,
    -- of each report: rows, control totals and SHA-256 of its lines
    frozen jsonb not null,
    -- the person who wants it open again, and why; another one has to say so too
    reopening_asked_by text,
    reopening_asked_at timestamptz,
    reopening_reason text,
    reopened_by text,
    reopened_at timestamptz,
    -- the last block as of which it was closed
    reopened_block bigint,
    check ((reopening_asked_by is null) = (reopening_asked_at is null)),
    check ((reopening_asked_by is null) = (reopening_reason is null)),
    check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_block is null)),
    check (reopened_at is null or reopening_asked_at is not null)
  )`,
  'create unique index period_closings_once on period_closings (zone, begins_on) where reopened_at is null',
  `create table ledger_late_facts (
    transaction_id bigint not null,
    -- the closing that had been made before it was sealed, of a period in which it had happened; there may be several
    closing_id bigint not null references period_closings,
    -- that sealed it
    block bigint not null,
    primary key (transaction_id, closing_id)
  )`,
  'create index ledger_late_facts_closing on ledger_late_facts (closing_id, block)',
  `create trigger ledger_late_facts_only_grows before update or delete on ledger_late_facts
    for each row execute function ledger_refuse_change()`,
  `create trigger ledger_late_facts_is_never_emptied before truncate on ledger_late_facts
    for each statement execute function ledger_refuse_change()`,
  // In the transaction that seals the block, so that there is no block whose late facts are not known.
  `create function ledger_note_late_facts() returns trigger language plpgsql as $$
  begin
    insert into ledger_late_facts (transaction_id, closing_id, block)
      select t.id, c.id, new.number
      from unnest(new.members) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
        join period_closings c on c.reopened_at is null and c.block < new.number and c.ends_on >
          (t.occurred_at at time zone case when t.key like 'payout_paid:%' then 'UTC' else c.zone end)::date
      on conflict do nothing;
    return null;
  end $$`,
  `create trigger ledger_blocks_late_facts after insert on ledger_blocks
    for each row execute function ledger_note_late_facts()`,
];

/** Whether a closing holds as of a block; as of its own block it does, and nothing is late there yet. */
function holds(closing: string, zone: string, asOf: string): string {
  return `${closing}.zone = ${zone} and (${closing}.reopened_block is null or ${closing}.reopened_block >= ${asOf})`;
}

const FUNCTIONS = [
  'drop function ledger_sums, ledger_tail, ledger_lines',
  // The day on which a ledger transaction counts: the day on which it happened, or the first day of the first period
  // that was open when it was sealed, by the closings that hold as of a block.
  `create function ledger_day(transaction_id bigint, happened_on date, zone text, as_of bigint)
  returns date language sql stable as $$
    select greatest(happened_on, (
      select max(c.ends_on) from ledger_late_facts l join period_closings c on c.id = l.closing_id
      where l.transaction_id = $1 and ${holds('c', '$3', '$4')}))
  $$`,
  // Ledger transactions that count on the days of an interval, those of blocks after as_of among them.
  `create function ledger_within(zone text, from_day date, to_day date, as_of bigint)
  returns setof ledger_transactions language sql stable as $$
    select t.* from ledger_transactions t
    where t.occurred_at >= $2::timestamp at time zone $1 and t.occurred_at < $3::timestamp at time zone $1
      and not exists (
        select from ledger_late_facts l join period_closings c on c.id = l.closing_id
        where l.transaction_id = t.id and ${holds('c', '$1', '$4')})
    union all
    select t.* from ledger_transactions t
    where t.id = any(array(
      select l.transaction_id from ledger_late_facts l join period_closings c on c.id = l.closing_id
      where ${holds('c', '$1', '$4')}
      group by l.transaction_id having max(c.ends_on) >= $2 and max(c.ends_on) < $3))
  $$`,
  // The entries of some ledger transactions, each with the day on which it counts and the gift behind it.
  `create function ledger_lines(included int8multirange, zone text, without int8multirange, as_of bigint)
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language sql stable as $$
    select
      -- the day of arrival is a bank's date, and no instant
      ledger_day(t.id, (t.occurred_at at time zone case when t.key like 'payout_paid:%' then 'UTC' else zone end)::date,
        zone, as_of),
      split_part(t.key, ':', 1), ${balanceOf('t')}, e.account, e.currency,
      coalesce(gift.frequency, ''), coalesce(gift.campaign, ''), coalesce(gift.method, ''), e.amount_minor
    from unnest(included) ids
      join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
      join ledger_entries e on e.transaction_id = t.id
      left join lateral ledger_attribution(t.stripe_id, without) gift on true
  $$`,
  // What a later state of the books adds to an earlier one, both by block: its own entries; and earlier ones whose gift
  // has become known, or that a reopening moved back, once less as they were and once more as they are.
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
      select coalesce(range_agg(int8range(id, id + 1)), '{}') as ids from (
        select t.id
        from later, told
          join ledger_transactions t on t.stripe_id = told.stripe_id
          left join lateral ledger_attribution(told.stripe_id, later.without_before) was on true
          left join lateral ledger_attribution(told.stripe_id, later.without) now on true
        where not later.without_before @> t.id
          and (was.frequency, was.campaign, was.method) is distinct from (now.frequency, now.campaign, now.method)
        union
        select l.transaction_id
        from ledger_late_facts l join period_closings c on c.id = l.closing_id
        where l.block <= after_block and c.zone = ledger_tail.zone
          and c.reopened_block >= after_block and c.reopened_block < as_of) moved
    )
    select lines.* from later, lateral ledger_lines(later.added, zone, later.without, as_of) lines
    union all
    select lines.* from later, changed, lateral ledger_lines(changed.ids, zone, later.without, as_of) lines
    union all
    select lines.day, lines.kind, lines.balance, lines.account, lines.currency, lines.frequency, lines.campaign,
      lines.method, -lines.amount_minor
    from later, changed, lateral ledger_lines(changed.ids, zone, later.without_before, after_block) lines
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

/** As they were before there were periods. */
const FUNCTIONS_BEFORE = [
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
