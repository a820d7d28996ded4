-- Recurring donors: how many there are and how that moved
--
-- Donors who have at least one recurring gift that is live, by month, currency and frequency: how many they were when the
-- month began, what moved their number, how many they were when it ended. All words are those of recurring movements, which
-- count gifts and money; donors are fewer than gifts where somebody has several. A gift without a donor stands for one of
-- its own. Whoever gives monthly and annually, or in two currencies, is a donor of both, so that lines of different ones do
-- not add up to people.
-- A movement counts where with it a donor has a first live gift of this currency and frequency, or has no more: so new,
-- reactivated, further (a gift of another frequency or currency beside it was live) and resumed are those who came, moved
-- those who went from one frequency or currency to another, paused and left those whose last gift here was paused or ended.
-- Whoever was erased is still counted, by a key that leads to nobody.
-- opening + new + reactivated + further + resumed + moved + paused + left by choice + left by failed payment = closing, on
-- every line. The closing now is how many have a live gift. Of gifts that moved before this was recorded it is known as of
-- later blocks alone.
with late as (
  select l.movement_id, max(c.ends_on) as counted_on
  from subscription_late_movements l join period_closings c on c.id = l.closing_id
  where c.zone = :'zone' and (c.reopened_block is null or c.reopened_block >= :'as_of')
  group by l.movement_id
), known as materialized (
  select greatest((m.occurred_at at time zone :'zone')::date, late.counted_on) as day, m.currency, m.frequency, m.kind,
    sum(m.donors) as donors
  from subscription_movements m left join late on late.movement_id = m.id
  where m.donors <> 0 and m.block <= :'as_of' and m.occurred_at < :'to'::timestamp at time zone :'zone'
    and (late.counted_on is null or late.counted_on < :'to'::date)
    and (:'currency' = '' or m.currency = :'currency') and (:'frequency' = '' or m.frequency = :'frequency')
  group by 1, 2, 3, 4
), bounds as (
  -- no line for months that had not come when the block was sealed
  select least(:'to'::date, greatest(
    coalesce((select max(day) from known), :'from'::date),
    coalesce((select (sealed_at at time zone :'zone')::date from ledger_blocks where number = :'as_of'), :'from'::date)
  ) + 1) as until
), calendar as (
  -- what came before the interval stands in a month of its own, which is not told
  select '-infinity'::date as month
  union all
  select each.month::date
  from bounds, generate_series(date_trunc('month', :'from'::timestamp), bounds.until - 1, interval '1 month') each (month)
), moved as (
  select case when day < :'from'::date then '-infinity'::date else date_trunc('month', day::timestamp)::date end as month,
    currency, frequency, kind, donors
  from known
), months as (
  select calendar.month, series.currency, series.frequency, count(moved.kind) as kinds,
    coalesce(sum(moved.donors), 0) as all_kinds,
    coalesce(sum(moved.donors) filter (where moved.kind = 'new'), 0) as new,
    coalesce(sum(moved.donors) filter (where moved.kind = 'reactivated'), 0) as reactivated,
    coalesce(sum(moved.donors) filter (where moved.kind = 'further'), 0) as further,
    coalesce(sum(moved.donors) filter (where moved.kind = 'resumed'), 0) as resumed,
    coalesce(sum(moved.donors) filter (where moved.kind = 'moved'), 0) as moved,
    coalesce(sum(moved.donors) filter (where moved.kind = 'paused'), 0) as paused,
    coalesce(sum(moved.donors) filter (where moved.kind = 'chosen'), 0) as left_by_choice,
    coalesce(sum(moved.donors) filter (where moved.kind = 'failed'), 0) as left_by_failure
  from calendar cross join (select distinct currency, frequency from known) series
    left join moved using (month, currency, frequency)
  group by calendar.month, series.currency, series.frequency
), lines as (
  select *, sum(all_kinds) over (partition by currency, frequency order by month) as closing from months
)
select to_char(month, 'YYYY-MM') as month, currency, frequency, closing - all_kinds as opening, new, reactivated, further,
  resumed, moved, paused, left_by_choice, left_by_failure, closing
from lines
where month <> '-infinity' and (kinds > 0 or closing <> all_kinds)
order by lines.month, currency collate "C", frequency collate "C"
