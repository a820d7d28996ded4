-- What live recurring gifts bring in a year, and their number: before the interval, and each kind of movement in it.
-- The numbers are those of the report of recurring movements, which says on which day a movement counts.
with late as (
  select l.movement_id, max(c.ends_on) as counted_on
  from subscription_late_movements l join period_closings c on c.id = l.closing_id
  where c.zone = :'zone' and (c.reopened_block is null or c.reopened_block >= :'as_of')
  group by l.movement_id
)
select m.currency, m.frequency,
  case when m.occurred_at < :'from'::timestamp at time zone :'zone'
    and (late.counted_on is null or late.counted_on < :'from'::date) then 'opening' else m.kind end as kind,
  sum(m.annual_minor)::text as minor, sum(m.gifts)::integer as gifts
from subscription_movements m left join late on late.movement_id = m.id
where m.block <= :'as_of' and m.occurred_at < :'to'::timestamp at time zone :'zone'
  and (late.counted_on is null or late.counted_on < :'to'::date)
group by 1, 2, 3
