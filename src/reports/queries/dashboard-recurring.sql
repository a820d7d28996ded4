-- What live recurring gifts bring in a year, their number and that of their donors: before the interval, and each kind of movement in it.
-- The numbers are those of the report of recurring movements, which says on which day a movement counts. From sums by the
-- day on which it happened; what is late is taken from there, and counts on its own day.
with known as materialized (
  select coalesce((
    select max(last_block) from ledger_figure_batches where zone = :'zone' and last_block <= :'as_of'::bigint), 0) as figures_block
), late as materialized (
  select m.currency, m.frequency, m.kind, m.annual_minor, m.gifts, m.donors,
    (m.occurred_at at time zone :'zone')::date as happened_on, max(c.ends_on) as counted_on
  from subscription_late_movements l join period_closings c on c.id = l.closing_id
    join subscription_movements m on m.id = l.movement_id
  where c.zone = :'zone' and (c.reopened_block is null or c.reopened_block >= :'as_of'::bigint) and m.block <= :'as_of'::bigint
  group by m.id
), moved as (
  select s.day, s.currency, s.frequency, s.kind, s.annual_minor, s.gifts, s.donors
  from known join subscription_movement_sums s on s.last_block <= figures_block where s.zone = :'zone'
  union all
  select (m.occurred_at at time zone :'zone')::date, m.currency, m.frequency, m.kind, m.annual_minor, m.gifts, m.donors
  from known join subscription_movements m on m.block > figures_block and m.block <= :'as_of'::bigint
  union all
  select happened_on, currency, frequency, kind, -annual_minor, -gifts, -donors from late
  union all
  select greatest(happened_on, counted_on), currency, frequency, kind, annual_minor, gifts, donors from late
)
select currency, frequency, case when day < :'from'::date then 'opening' else kind end as kind,
  sum(annual_minor)::text as minor, sum(gifts)::integer as gifts, coalesce(sum(donors), 0)::integer as donors
from moved where day < :'to'::date
group by 1, 2, 3
having sum(annual_minor) <> 0 or sum(gifts) <> 0 or sum(donors) <> 0
