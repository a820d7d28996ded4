-- What live recurring gifts bring in a year, and their number: before the interval, and each kind of movement in it.
-- The numbers are those of the report of recurring movements.
select currency, frequency,
  case when occurred_at < :'from'::timestamp at time zone :'zone' then 'opening' else kind end as kind,
  sum(annual_minor)::text as minor, sum(gifts)::integer as gifts
from subscription_movements
where block <= :'as_of' and occurred_at < :'to'::timestamp at time zone :'zone'
group by 1, 2, 3
