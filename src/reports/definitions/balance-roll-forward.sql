-- Balance roll-forward
--
-- What each balance at Stripe held when a day began, what moved it, and what it held when the day ended, by currency.
-- A movement counts on the day on which Stripe created its balance transaction, in the zone of the report.
-- Charges, refunds, disputes, reversals, other and payouts are amounts before Stripe's fee; fees are what Stripe kept,
-- of these and by itself. Charges hold bank debits when Stripe booked them and, with the other sign, those that failed.
-- Reversals are failed refunds and disputes that were won. Other is top-ups, reserves, adjustments and what has no name.
-- opening + charges + refunds + disputes + reversals + fees + other + payouts = closing, on every line.
-- The closing of the last day that is over equals Stripe's balance at its end, and now: pending and available together.
with moved as (
  select day, balance, currency,
    sum(amount_minor) filter (where account like 'assets:stripe:%') as net,
    -- fees are booked as what they cost; what was moved before them is the net with them
    sum(amount_minor) filter (where account like 'expenses:fees:%' and kind not in ('fee', 'network_cost', 'tax'))
      as kept,
    kind
  from ledger_balances(:'zone', :'as_of', :'from', :'to')
  where :'currency' = '' or currency = :'currency'
  group by day, balance, currency, kind
), days as (
  select day, balance, currency,
    coalesce(sum(net), 0) as net,
    coalesce(sum(coalesce(net, 0) + coalesce(kept, 0))
      filter (where kind in ('charge', 'charge_failure', 'partial_capture_reversal')), 0) as charges,
    coalesce(sum(coalesce(net, 0) + coalesce(kept, 0)) filter (where kind = 'refund'), 0) as refunds,
    coalesce(sum(coalesce(net, 0) + coalesce(kept, 0)) filter (where kind = 'dispute'), 0) as disputes,
    coalesce(sum(coalesce(net, 0) + coalesce(kept, 0))
      filter (where kind in ('refund_failure', 'dispute_reversal')), 0) as reversals,
    coalesce(sum(case when kind in ('fee', 'network_cost', 'tax') then net else -kept end), 0) as fees,
    coalesce(sum(coalesce(net, 0) + coalesce(kept, 0)) filter (where kind in ('payout', 'payout_reversal')), 0)
      as payouts
  from moved
  group by day, balance, currency
), opening as (
  select account as balance, currency, sum(amount_minor) as net
  from ledger_totals(:'zone', :'as_of', '-infinity', :'from')
  where account like 'assets:stripe:%' and (:'currency' = '' or currency = :'currency')
  group by account, currency
), bounds as (
  -- no line for days that had not come when the block was sealed, but for the first
  select least(:'to'::date, 1 + greatest(:'from'::date, (select max(day) from days),
    (select (sealed_at at time zone :'zone')::date from ledger_blocks where number = :'as_of'))) as until
), calendar as (
  select series.balance, series.currency, each.day::date as day
  from (select balance, currency from days union select balance, currency from opening) series, bounds,
    generate_series(:'from'::date, bounds.until - 1, interval '1 day') each (day)
)
select calendar.day, calendar.currency, calendar.balance,
  coalesce(opening.net, 0) + coalesce(sum(days.net) over before, 0) as opening,
  coalesce(days.charges, 0) as charges, coalesce(days.refunds, 0) as refunds, coalesce(days.disputes, 0) as disputes,
  coalesce(days.reversals, 0) as reversals, coalesce(days.fees, 0) as fees,
  coalesce(days.net - days.charges - days.refunds - days.disputes - days.reversals - days.fees - days.payouts, 0)
    as other,
  coalesce(days.payouts, 0) as payouts,
  coalesce(opening.net, 0) + coalesce(sum(days.net) over upto, 0) as closing
from calendar
  left join days using (balance, currency, day)
  left join opening using (balance, currency)
window before as (partition by calendar.balance, calendar.currency order by calendar.day
    rows between unbounded preceding and 1 preceding),
  upto as (partition by calendar.balance, calendar.currency order by calendar.day rows unbounded preceding)
order by calendar.currency collate "C", calendar.balance collate "C", calendar.day
