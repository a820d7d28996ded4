-- Why recurring gifts ended
--
-- Recurring gifts that ended, by month, currency and frequency, by who ended them and why: how many they were, and what a
-- year of them brought. Each is one that left by choice or by failed payment in recurring movements, where all words are
-- defined; the lines of a month, a currency and a frequency add up to what left there (with a minus there), also for each of
-- the two alone. A gift that ended during a pause had left with the pause, and is not here.
-- By failed payment: Stripe ended it for want of payment. By choice, ended by: the donor, by a page or a link of ours, with
-- what the donor chose of a list (money, not-now, too-often, unhappy, another-way, other), not-said, or erasure where
-- everything about the donor was to go; staff, in the donors' care; the bank, where the donor disputed a payment there;
-- elsewhere, such as in Stripe's dashboard. not-recorded: it ended before this was recorded. The reason is what was known
-- when the end was recorded; what anybody said in their own words is never here.
-- Months are whole months of the zone, also where the interval begins or ends within one. So few could be recognised: what
-- stands for fewer than five donors is in one line, too-few, which tells neither who nor why. Where that line would itself
-- stand for fewer than five, it has taken in the smallest other; only where no more left by choice at all is it smaller. No
-- line is hidden, and so no sum tells of one.
with late as materialized (
  select l.movement_id, max(c.ends_on) as counted_on
  from subscription_late_movements l join period_closings c on c.id = l.closing_id
  where c.zone = :'zone' and (c.reopened_block is null or c.reopened_block >= :'as_of'::bigint)
  group by l.movement_id
), bounds as (
  select date_trunc('month', :'from'::timestamp) as begins,
    date_trunc('month', :'to'::timestamp - interval '1 day') + interval '1 month' as ends
), left_when as (
  -- what happened then, but for what counts on another day
  select m.*, m.occurred_at at time zone :'zone' as counted_at
  from bounds, subscription_movements m
  where m.kind in ('chosen', 'failed') and m.occurred_at >= bounds.begins at time zone :'zone'
    and m.occurred_at < bounds.ends at time zone :'zone'
    and not exists (select from late where late.movement_id = m.id)
  union all
  select m.*, greatest(m.occurred_at at time zone :'zone', late.counted_on)
  from late join subscription_movements m on m.id = late.movement_id, bounds
  where m.kind in ('chosen', 'failed') and greatest(m.occurred_at at time zone :'zone', late.counted_on) >= bounds.begins
    and greatest(m.occurred_at at time zone :'zone', late.counted_on) < bounds.ends
), gone as (
  -- what was recorded and turned round again is as if it had never been
  select date_trunc('month', counted_at) as month, currency, frequency, kind, holder,
    case kind when 'failed' then 'stripe' else coalesce(ended_by, '') end as ended_by,
    case kind when 'failed' then 'payment-failed' else coalesce(end_reason, 'not-recorded') end as reason,
    -sum(gifts) as gifts, -sum(annual_minor) as a_year
  from left_when
  where block <= :'as_of'::bigint
    and (:'currency' = '' or currency = :'currency') and (:'frequency' = '' or frequency = :'frequency')
  group by 1, 2, 3, 4, 5, 6, 7 having sum(gifts) <> 0 or sum(annual_minor) <> 0
), cells as (
  select month, currency, frequency, kind, ended_by, reason, sum(gifts) as gifts, sum(a_year) as a_year,
    count(distinct holder) as donors
  from gone group by month, currency, frequency, kind, ended_by, reason
), ranked as (
  select cells.*, coalesce(sum(donors) over smaller, 0) as donors_of_smaller
  from cells
  window smaller as (partition by month, currency, frequency, kind order by donors, ended_by collate "C", reason collate "C"
    rows between unbounded preceding and 1 preceding)
), told as (
  select month, currency, frequency, case kind when 'failed' then 'failed payment' else 'choice' end as left_by, ended_by,
    reason, gifts, a_year, kind = 'failed' or (donors >= 5 and donors_of_smaller not between 1 and 4) as is_told
  from ranked
), lines as (
  select month, currency, frequency, left_by, case when is_told then ended_by else '' end as ended_by,
    case when is_told then reason else 'too-few' end as reason, gifts, a_year
  from told
)
select to_char(month, 'YYYY-MM') as month, currency, frequency, left_by, ended_by, reason,
  sum(gifts) as gifts, sum(a_year) as a_year
from lines
group by lines.month, currency, frequency, left_by, ended_by, reason having sum(gifts) <> 0 or sum(a_year) <> 0
order by lines.month, currency collate "C", frequency collate "C", left_by collate "C", ended_by collate "C", reason collate "C"
