/** The day on which a ledger transaction counts, by the books as of a block: on which it happened, until there are periods. */
export const LEDGER_DAY = `
  create function ledger_day(transaction_id bigint, happened_on date, zone text, as_of bigint)
  returns table (day date) language sql stable as 'select happened_on'`;

/** Ledger transactions of the books as of one block that count on another day in those as of a later one. */
export const LEDGER_MOVED = `
  create function ledger_moved(zone text, after_block bigint, as_of bigint)
  returns setof bigint language sql stable as 'select null::bigint where false'`;

/** Whose gift the object behind ledger transactions is, with the frequency that it began with. */
export const LEDGER_ATTRIBUTION = `
  create function ledger_attribution(object_id text, without int8multirange)
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
  $$`;

/** How reports read the ledger: as of a block, by the days on which it counts, and out of sums where there are some. */
export const LEDGER_FUNCTIONS = [
  // Ids of ledger transactions that the books as of a block do not hold.
  `create function ledger_after(as_of bigint) returns int8multirange language sql stable as $$
    select coalesce(range_agg(later.ids), '{}') from (
      select unnest(members) as ids from ledger_blocks where number > as_of
      union all select int8range(transaction_id, transaction_id + 1) from ledger_unsealed) later
  $$`,
  // Whose gift the object behind ledger transactions is, by the books without those ids: the newest word counts.
  LEDGER_ATTRIBUTION,
  LEDGER_DAY,
  LEDGER_MOVED,
  // The entries of some ledger transactions, of days from one to the day before another, each with its day in a zone and
  // the gift behind it. They are few beside the ledger, which no planner can know of ids in a multirange: `offset 0` has it
  // look up each by itself.
  `create function ledger_lines(included int8multirange, zone text, without int8multirange, as_of bigint,
    from_day date, to_day date)
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language sql stable as $$
    select known.day, known.kind, known.balance, e.account, e.currency, known.frequency, known.campaign, known.method,
      e.amount_minor
    from (
      select dated.*, ${balanceOf('dated')} as balance, coalesce(gift.frequency, '') as frequency,
        coalesce(gift.campaign, '') as campaign, coalesce(gift.method, '') as method
      from (
        select t.id, t.key, t.stripe_id, t.balance_transaction_id, split_part(t.key, ':', 1) as kind, counted.day
        from unnest(included) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids),
          lateral ledger_day(t.id,
            -- the day of arrival is a bank's date, and no instant
            (t.occurred_at at time zone case when t.key like 'payout_paid:%' then 'UTC' else zone end)::date,
            zone, as_of) counted
        offset 0
      ) dated
        left join lateral (select * from ledger_attribution(dated.stripe_id, without) offset 0) gift on true
      where dated.day >= from_day and dated.day < to_day
      offset 0
    ) known
      join lateral (
        select account, currency, amount_minor from ledger_entries where transaction_id = known.id offset 0) e on true
  $$`,
  // What a later state of the books adds to an earlier one, both by block: its own entries; and earlier ones whose gift has
  // become known, or that count on another day, once less as they were and once more as they are. Where nothing was added
  // it costs nothing.
  `create function ledger_tail(zone text, after_block bigint, as_of bigint,
    from_day date default '-infinity', to_day date default 'infinity')
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language plpgsql stable as $$
  #variable_conflict use_column
  declare
    added int8multirange := (
      select range_agg(ids) from ledger_blocks, unnest(members) ids where number > after_block and number <= as_of);
    without int8multirange;
    without_before int8multirange;
  begin
    if added is null and not exists (select from ledger_moved(zone, after_block, as_of)) then
      return;
    end if;
    without := ledger_after(as_of);
    without_before := ledger_after(after_block);
    return query
      with told as materialized (
        select distinct t.stripe_id from unnest(added) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
        where t.contribution_id is not null
      ), changed as materialized (
        select range_agg(int8range(id, id + 1)) as ids from (
          select t.id
          from told
            join lateral (select id from ledger_transactions where stripe_id = told.stripe_id offset 0) t on not without_before @> t.id
            left join lateral ledger_attribution(told.stripe_id, without_before) was on true
            left join lateral ledger_attribution(told.stripe_id, without) now on true
          where (was.frequency, was.campaign, was.method) is distinct from (now.frequency, now.campaign, now.method)
          union
          select * from ledger_moved(zone, after_block, as_of)) moved (id)
      )
      select lines.* from ledger_lines(added, zone, without, as_of, from_day, to_day) lines
      union all
      select lines.* from changed, lateral ledger_lines(changed.ids, zone, without, as_of, from_day, to_day) lines
      union all
      select lines.day, lines.kind, lines.balance, lines.account, lines.currency, lines.frequency, lines.campaign,
        lines.method, -lines.amount_minor
      from changed, lateral ledger_lines(changed.ids, zone, without_before, after_block, from_day, to_day) lines;
  end $$`,
  // The entries of the books as of a block from a day to the day before another, added up by day where that was done before.
  `create function ledger_sums(zone text, as_of bigint, from_day date, to_day date)
  returns table (day date, kind text, balance text, account text, currency text, frequency text, campaign text,
    method text, amount_minor bigint) language sql stable as $$
    select s.day, s.kind, s.balance, s.account, s.currency, s.frequency, s.campaign, s.method, s.amount_minor
    from ledger_day_sums s where s.zone = $1 and s.last_block <= $2 and s.day >= $3 and s.day < $4
    union all
    select * from ledger_tail($1, (
      select coalesce(max(b.last_block), 0) from ledger_sum_batches b where b.zone = $1 and b.last_block <= $2), $2, $3, $4)
  $$`,
  // What moved balances at Stripe, whatever the gift behind it: less to add up than all of the above.
  `create function ledger_balances(zone text, as_of bigint, from_day date, to_day date)
  returns table (day date, kind text, balance text, account text, currency text, amount_minor bigint)
  language sql stable as $$
    select s.day, s.kind, s.balance, s.account, s.currency, s.amount_minor
    from ledger_balance_sums s where s.zone = $1 and s.last_block <= $2 and s.day >= $3 and s.day < $4
    union all
    select t.day, t.kind, t.balance, t.account, t.currency, t.amount_minor
    from ledger_tail($1, (
      select coalesce(max(b.last_block), 0) from ledger_sum_batches b where b.zone = $1 and b.last_block <= $2), $2, $3, $4) t
    where t.balance <> ''
  $$`,
  // The same by month and with less detail: of a long time there are only a few rows a month.
  `create function ledger_totals(zone text, as_of bigint, from_day date, to_day date)
  returns table (month date, account text, currency text, frequency text, campaign text, amount_minor bigint)
  language sql stable as $$
    with known as materialized (
      select date_trunc('month', $3 + interval '1 month - 1 day')::date as first_month,
        date_trunc('month', $4::timestamp)::date as end_month,
        coalesce((
          select max(last_block) from ledger_month_batches b where b.zone = $1 and stage = 2 and last_block <= $2), 0) as far_block,
        coalesce((
          select max(last_block) from ledger_month_batches b where b.zone = $1 and stage = 1 and last_block <= $2), 0) as months_block,
        coalesce((select max(last_block) from ledger_sum_batches b where b.zone = $1 and last_block <= $2), 0) as days_block
    ), days as (
      -- of batches whose months are not added up yet
      select s.day, s.account, s.currency, s.frequency, s.campaign, s.amount_minor
      from ledger_day_sums s
      where s.zone = $1 and s.day >= $3 and s.day < $4 and s.last_block = any(array(
        select b.last_block from known, ledger_sum_batches b
        where b.zone = $1 and b.last_block > months_block and b.last_block <= $2))
      union all
      -- of months that are not in the interval whole: at its beginning, and at its end
      select s.day, s.account, s.currency, s.frequency, s.campaign, s.amount_minor
      from known join ledger_day_sums s on s.day >= $3 and s.day < least(first_month, $4)
      where s.zone = $1 and s.last_block <= months_block
      union all
      select s.day, s.account, s.currency, s.frequency, s.campaign, s.amount_minor
      from known join ledger_day_sums s on s.day >= greatest(end_month, first_month) and s.day < $4
      where s.zone = $1 and s.last_block <= months_block
      union all
      select t.day, t.account, t.currency, t.frequency, t.campaign, t.amount_minor
      from known, lateral ledger_tail($1, days_block, $2, $3, $4) t
    )
    select s.month, s.account, s.currency, s.frequency, s.campaign, s.amount_minor from known, ledger_month_sums s
    where s.zone = $1 and s.stage = 2 and s.last_block <= far_block and s.month >= first_month and s.month < end_month
    union all
    select s.month, s.account, s.currency, s.frequency, s.campaign, s.amount_minor from known, ledger_month_sums s
    where s.zone = $1 and s.stage = 1 and s.last_block > far_block and s.last_block <= months_block
      and s.month >= first_month and s.month < end_month
    union all
    select date_trunc('month', days.day::timestamp)::date, days.account, days.currency, days.frequency, days.campaign,
      days.amount_minor
    from days
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
