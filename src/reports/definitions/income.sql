-- Income by month, frequency and campaign
--
-- Gross is what donors gave and their banks confirmed, in the month of the gift; refunds and disputes are what was given
-- or taken back, in the month it was. Fees are what Stripe kept for these gifts; exchange is what conversion between the
-- currency given and the currency of the balance moved out of one currency (minus) and into the other (plus).
-- Net is the sum of these. Waiting is the part of it that Stripe has not booked, or the bank not confirmed, in that month;
-- booked is the rest: its total, with fees that belong to no gift and adjustments, is charges, refunds, disputes,
-- reversals, fees and adjustments of the balance roll-forward over the same days.
-- The net of the month before and of the same month a year before are of those whole months. A month is cut in the zone
-- of the report. The frequency is the one that was agreed when the payment was billed, as the ledger books it: a gift may
-- go from monthly to annual. No frequency: no gift, or one whose contribution is not known (yet).
with lines as (
  select *, true as is_inside from ledger_totals(:'zone', :'as_of', :'from', :'to')
  union all
  select *, false from ledger_totals(:'zone', :'as_of',
    (date_trunc('month', :'from'::timestamp) - interval '1 year')::date, :'from')
), months as (
  select month, currency, frequency, campaign,
    coalesce(-sum(amount_minor) filter (where is_inside and account like 'income:%'), 0) as gross,
    coalesce(-sum(amount_minor) filter (where is_inside and account like 'contra:%'), 0) as refunds,
    coalesce(-sum(amount_minor) filter (where is_inside and account like 'losses:%'), 0) as disputes,
    coalesce(-sum(amount_minor) filter (where is_inside and account like 'expenses:%'), 0) as fees,
    coalesce(-sum(amount_minor) filter (where is_inside and account = 'equity:fx'), 0) as exchange,
    coalesce(sum(amount_minor) filter (where is_inside and (account like 'clearing:%' or account = 'suspense')), 0)
      as waiting,
    coalesce(-sum(amount_minor) filter (where account like 'income:%' or account like 'contra:%'
      or account like 'losses:%' or account like 'expenses:%' or account = 'equity:fx'), 0) as net_of_month
  from lines
  where (:'currency' = '' or currency = :'currency') and (:'frequency' = '' or frequency = :'frequency')
    and (:'campaign' = '' or campaign = :'campaign')
  group by month, currency, frequency, campaign
)
select to_char(m.month, 'YYYY-MM') as month, m.currency, m.frequency, m.campaign,
  m.gross, m.refunds, m.disputes, m.fees, m.exchange,
  m.gross + m.refunds + m.disputes + m.fees + m.exchange as net,
  m.waiting, m.gross + m.refunds + m.disputes + m.fees + m.exchange - m.waiting as booked,
  coalesce(prior_month.net_of_month, 0) as net_prior_month, coalesce(prior_year.net_of_month, 0) as net_prior_year
from months m
  left join months prior_month on prior_month.month = (m.month - interval '1 month')::date
    and (prior_month.currency, prior_month.frequency, prior_month.campaign) = (m.currency, m.frequency, m.campaign)
  left join months prior_year on prior_year.month = (m.month - interval '1 year')::date
    and (prior_year.currency, prior_year.frequency, prior_year.campaign) = (m.currency, m.frequency, m.campaign)
where m.month >= date_trunc('month', :'from'::timestamp)::date
  and (m.gross, m.refunds, m.disputes, m.fees, m.exchange, m.waiting) <> (0, 0, 0, 0, 0, 0)
order by m.month, m.currency collate "C", m.frequency collate "C", m.campaign collate "C"
