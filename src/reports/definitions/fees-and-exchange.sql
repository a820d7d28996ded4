-- Fees and exchange by kind and method
--
-- What Stripe kept, and what conversion between currencies gained (plus) or lost (minus), by what it was kept for and by
-- the method of payment. Processing is of payments, dispute of disputes, tax is tax on fees, other belongs to no payment.
-- Fees are costs: a minus. Their total, with adjustments of a fee's kind, is the column fees of the balance roll-forward.
-- Exchange adds up what was converted into a currency and out of it: a gift of 60.00 USD that reached the balance as
-- 52.80 EUR and whose refund took 51.60 EUR leaves 0.00 USD and 1.20 EUR.
-- No method: no payment, or one whose contribution is not known (yet).
with lines as (
  select kind, method, currency, account, sum(amount_minor) as amount
  from ledger_sums(:'zone', :'as_of', :'from', :'to')
  where (account like 'expenses:fees:%' or account = 'equity:fx')
    and (:'currency' = '' or currency = :'currency') and (:'frequency' = '' or frequency = :'frequency')
    and (:'campaign' = '' or campaign = :'campaign')
  group by kind, method, currency, account
)
select case when kind = 'exchanged' then 'exchange' else kind end as category, method, currency,
  coalesce(-sum(amount) filter (where account = 'expenses:fees:processing'), 0) as processing,
  coalesce(-sum(amount) filter (where account = 'expenses:fees:dispute'), 0) as dispute,
  coalesce(-sum(amount) filter (where account = 'expenses:fees:tax'), 0) as tax,
  coalesce(-sum(amount) filter (where account = 'expenses:fees:other'), 0) as other,
  coalesce(-sum(amount) filter (where account like 'expenses:fees:%'), 0) as fees,
  coalesce(-sum(amount) filter (where account = 'equity:fx'), 0) as exchange
from lines
group by 1, 2, 3
having bool_or(amount <> 0)
order by 3, 1, 2
