-- Each variant that was ever shown or led to a gift: how often it was shown, and the paid gifts that came of it, a
-- recurring one once, by what was first paid.
with shown as (
  select variant, sum(shown) as shown, min(day) as first_day, max(day) as last_day
  from variant_exposures group by variant
), given as (
  select variant, currency, count(*) as gifts, sum(amount_minor) as amount
  from contributions where variant is not null and status = 'confirmed' group by variant, currency
), sums as (
  select variant, sum(gifts) as gifts,
    json_agg(json_build_object('currency', currency, 'minor', amount::text) order by currency) as sums
  from given group by variant
)
select coalesce(shown.variant, sums.variant) as variant, coalesce(shown.shown, 0)::int as shown,
  coalesce(sums.gifts, 0)::int as gifts, coalesce(sums.sums, '[]') as sums,
  shown.first_day::text as "firstDay", shown.last_day::text as "lastDay"
from shown full join sums on sums.variant = shown.variant
order by 1
