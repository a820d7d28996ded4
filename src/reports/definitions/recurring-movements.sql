-- Recurring gifts: what is live and how it moved
--
-- What all recurring gifts that are live bring in a year, by month, currency and frequency: what stood there when the
-- month began, what moved it, what stood there when it ended; in money and in number of gifts. A gift is one
-- subscription. Annualised in whole minor units: the amount times 12 for a monthly gift, times 1 for an annual one, every
-- three months times 4, weekly times 52, daily times 365; divide by 12 only to display what a month brings. Charged once a
-- year or more seldom is annual, anything more often monthly. What is counted is what was agreed, not what was paid: that
-- stands in the income.
-- Live is a gift that Stripe calls active, trialing or past due and that is not paused. One whose first payment never came
-- through was never live and stands nowhere.
-- New: the donor's first gift that ever was live. Reactivated: one that became live when the donor had had one before and
-- had no other that was live, be it another subscription or the same after it was given up for unpaid. Further: one that
-- became live beside another of the same donor's. A gift without a donor stands for itself.
-- Up and down: another amount. Moved: out of one frequency into another (over both it adds up to nothing), or out of one
-- currency into another, at its amount there. Paused and resumed: by either of Stripe's two pauses; a resume is no new
-- gift, and what ends during a pause has left with the pause.
-- Left by failed payment: ended by Stripe for want of payment, or unpaid and no longer asked for. Left by choice: ended for
-- any other reason, whoever asked for it. A planned end counts when it comes.
-- A movement counts on the day on which it happened by Stripe; of several within one second only the outcome counts.
-- opening + new + reactivated + further + resumed + up + down + moved + paused + left by choice + left by failed payment =
-- closing, on every line, in money and (up and down move none) in number. The closing now is all that is live.
with late as (
  select l.movement_id, max(c.ends_on) as counted_on
  from subscription_late_movements l join period_closings c on c.id = l.closing_id
  where c.zone = :'zone' and (c.reopened_block is null or c.reopened_block >= :'as_of')
  group by l.movement_id
), known as materialized (
  select greatest((m.occurred_at at time zone :'zone')::date, late.counted_on) as day, m.currency, m.frequency, m.kind,
    sum(m.annual_minor) as minor, sum(m.gifts) as gifts
  from subscription_movements m left join late on late.movement_id = m.id
  where m.block <= :'as_of' and m.occurred_at < :'to'::timestamp at time zone :'zone'
    and (late.counted_on is null or late.counted_on < :'to'::date)
    and (:'currency' = '' or m.currency = :'currency') and (:'frequency' = '' or m.frequency = :'frequency')
    and (:'campaign' = '' or m.campaign = :'campaign')
  group by 1, 2, 3, 4
), bounds as (
  -- no line for months that had not come when the block was sealed
  select least(:'to'::date, greatest(
    coalesce((select max(day) from known), :'from'::date),
    coalesce((select (sealed_at at time zone :'zone')::date from ledger_blocks where number = :'as_of'), :'from'::date)
  ) + 1) as until
), opening as (
  select currency, frequency, sum(minor) as minor, sum(gifts) as gifts
  from known where day < :'from'::date group by currency, frequency
), months as (
  select date_trunc('month', day::timestamp)::date as month, currency, frequency,
    sum(minor) as minor, sum(gifts) as gifts,
    coalesce(sum(minor) filter (where kind = 'new'), 0) as new,
    coalesce(sum(minor) filter (where kind = 'reactivated'), 0) as reactivated,
    coalesce(sum(minor) filter (where kind = 'further'), 0) as further,
    coalesce(sum(minor) filter (where kind = 'resumed'), 0) as resumed,
    coalesce(sum(minor) filter (where kind = 'up'), 0) as up,
    coalesce(sum(minor) filter (where kind = 'down'), 0) as down,
    coalesce(sum(minor) filter (where kind = 'moved'), 0) as moved,
    coalesce(sum(minor) filter (where kind = 'paused'), 0) as paused,
    coalesce(sum(minor) filter (where kind = 'chosen'), 0) as left_by_choice,
    coalesce(sum(minor) filter (where kind = 'failed'), 0) as left_by_failure,
    coalesce(sum(gifts) filter (where kind = 'new'), 0) as new_gifts,
    coalesce(sum(gifts) filter (where kind = 'reactivated'), 0) as reactivated_gifts,
    coalesce(sum(gifts) filter (where kind = 'further'), 0) as further_gifts,
    coalesce(sum(gifts) filter (where kind = 'resumed'), 0) as resumed_gifts,
    coalesce(sum(gifts) filter (where kind = 'moved'), 0) as moved_gifts,
    coalesce(sum(gifts) filter (where kind = 'paused'), 0) as paused_gifts,
    coalesce(sum(gifts) filter (where kind = 'chosen'), 0) as left_by_choice_gifts,
    coalesce(sum(gifts) filter (where kind = 'failed'), 0) as left_by_failure_gifts
  from known where day >= :'from'::date
  group by 1, 2, 3
), calendar as (
  select series.currency, series.frequency, each.month::date as month
  from (select distinct currency, frequency from known) series, bounds,
    generate_series(date_trunc('month', :'from'::timestamp), bounds.until - 1, interval '1 month') each (month)
), lines as (
  select calendar.month, calendar.currency, calendar.frequency, months.month is not null as has_moved,
    coalesce(opening.minor, 0) + coalesce(sum(months.minor) over before, 0) as opening,
    coalesce(months.new, 0) as new, coalesce(months.reactivated, 0) as reactivated,
    coalesce(months.further, 0) as further, coalesce(months.resumed, 0) as resumed,
    coalesce(months.up, 0) as up, coalesce(months.down, 0) as down, coalesce(months.moved, 0) as moved,
    coalesce(months.paused, 0) as paused, coalesce(months.left_by_choice, 0) as left_by_choice,
    coalesce(months.left_by_failure, 0) as left_by_failure,
    coalesce(opening.minor, 0) + coalesce(sum(months.minor) over upto, 0) as closing,
    coalesce(opening.gifts, 0) + coalesce(sum(months.gifts) over before, 0) as opening_gifts,
    coalesce(months.new_gifts, 0) as new_gifts, coalesce(months.reactivated_gifts, 0) as reactivated_gifts,
    coalesce(months.further_gifts, 0) as further_gifts, coalesce(months.resumed_gifts, 0) as resumed_gifts,
    coalesce(months.moved_gifts, 0) as moved_gifts, coalesce(months.paused_gifts, 0) as paused_gifts,
    coalesce(months.left_by_choice_gifts, 0) as left_by_choice_gifts,
    coalesce(months.left_by_failure_gifts, 0) as left_by_failure_gifts,
    coalesce(opening.gifts, 0) + coalesce(sum(months.gifts) over upto, 0) as closing_gifts
  from calendar
    left join months using (currency, frequency, month)
    left join opening using (currency, frequency)
  window before as (partition by calendar.currency, calendar.frequency order by calendar.month
      rows between unbounded preceding and 1 preceding),
    upto as (partition by calendar.currency, calendar.frequency order by calendar.month rows unbounded preceding)
)
select to_char(month, 'YYYY-MM') as month, currency, frequency,
  opening, new, reactivated, further, resumed, up, down, moved, paused, left_by_choice, left_by_failure, closing,
  opening_gifts, new_gifts, reactivated_gifts, further_gifts, resumed_gifts, moved_gifts, paused_gifts,
  left_by_choice_gifts, left_by_failure_gifts, closing_gifts
from lines
where has_moved or opening_gifts <> 0 or opening <> 0
order by month, currency collate "C", frequency collate "C"
