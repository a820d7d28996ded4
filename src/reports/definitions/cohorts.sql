-- Cohorts: how long recurring donors stay
--
-- Donors by the month in which their first recurring gift became live, its currency and its frequency: how many they were
-- (month 0; the "new" of recurring movements, in number), and how many of them had any recurring gift that was live when
-- the first, second, third, sixth, twelfth and twenty-fourth month after it ended. Live, new and donor are defined there;
-- whoever has paused is not live, and may be again later.
-- Months are whole months of the zone, also where the interval begins or ends within one. A cell is empty where its month
-- was not over when the block was sealed, and where it stands for fewer than five donors, none included: so few could
-- be recognised. For the same reason there are no totals, and every line stands for itself: no line is part of another.
with first_gifts as (
  -- what was recorded and turned round again is as if it had never been
  select holder, date_trunc('month', occurred_at at time zone :'zone') as month, currency, frequency
  from subscription_movements
  where block <= :'as_of' and kind = 'new'
  group by holder, occurred_at, currency, frequency having sum(gifts) > 0
), cohort as (
  select * from first_gifts
  where month >= date_trunc('month', :'from'::timestamp) and month < :'to'::timestamp
    and (:'currency' = '' or currency = :'currency') and (:'frequency' = '' or frequency = :'frequency')
), ends as materialized (
  -- of each month after those in which cohorts begin
  select month, (month + interval '2 months') at time zone :'zone' as end_1,
    (month + interval '3 months') at time zone :'zone' as end_2,
    (month + interval '4 months') at time zone :'zone' as end_3,
    (month + interval '7 months') at time zone :'zone' as end_6,
    (month + interval '13 months') at time zone :'zone' as end_12,
    (month + interval '25 months') at time zone :'zone' as end_24
  from (select distinct month from cohort) begun
), stays as (
  select c.month, c.currency, c.frequency, c.holder,
    sum(m.gifts) filter (where m.occurred_at < ends.end_1) > 0 as after_1,
    sum(m.gifts) filter (where m.occurred_at < ends.end_2) > 0 as after_2,
    sum(m.gifts) filter (where m.occurred_at < ends.end_3) > 0 as after_3,
    sum(m.gifts) filter (where m.occurred_at < ends.end_6) > 0 as after_6,
    sum(m.gifts) filter (where m.occurred_at < ends.end_12) > 0 as after_12,
    sum(m.gifts) filter (where m.occurred_at < ends.end_24) > 0 as after_24
  from cohort c join ends using (month) join subscription_movements m on m.holder = c.holder and m.block <= :'as_of'
  group by c.month, c.currency, c.frequency, c.holder
), counts as (
  select month, currency, frequency, count(*) as month_0,
    count(*) filter (where after_1) as after_1, count(*) filter (where after_2) as after_2,
    count(*) filter (where after_3) as after_3, count(*) filter (where after_6) as after_6,
    count(*) filter (where after_12) as after_12, count(*) filter (where after_24) as after_24
  from stays group by month, currency, frequency
), known as (
  select sealed_at at time zone :'zone' as until from ledger_blocks where number = :'as_of'
)
select to_char(month, 'YYYY-MM') as month, currency, frequency,
  case when month_0 >= 5 then month_0 end as month_0,
  case when after_1 >= 5 and month + interval '2 months' <= until then after_1 end as after_1,
  case when after_2 >= 5 and month + interval '3 months' <= until then after_2 end as after_2,
  case when after_3 >= 5 and month + interval '4 months' <= until then after_3 end as after_3,
  case when after_6 >= 5 and month + interval '7 months' <= until then after_6 end as after_6,
  case when after_12 >= 5 and month + interval '13 months' <= until then after_12 end as after_12,
  case when after_24 >= 5 and month + interval '25 months' <= until then after_24 end as after_24
from counts, known
order by month, currency collate "C", frequency collate "C"
