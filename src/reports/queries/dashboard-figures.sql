-- What moved, from the sums alone: by month for the chart, by interval for the tiles, and what is at Stripe in every
-- currency. The signs are those of the income report: what comes in is positive, what goes out negative.
with totals as materialized (
  select month, currency, account like 'income:%' as is_income, sum(amount_minor) as amount
  from ledger_totals(:'zone', :'as_of', '-infinity', :'to')
  where account like 'assets:stripe:%' or (account like 'income:%' and month >= :'chart_from'::date)
  group by 1, 2, 3
), lines as (
  select case when day >= :'from'::date then 'now' when day < :'before_to'::date then 'before' end as part,
    currency, frequency, method,
    case when account like 'income:%' then 'gross' when account like 'contra:%' then 'refunds'
      when account like 'losses:%' then 'disputes' when account like 'expenses:fees:%' then 'fees'
      when account like 'expenses:%' then 'adjustments' else 'exchange' end as kind,
    -amount_minor as amount
  from ledger_sums(:'zone', :'as_of', :'before_from', :'to')
  where account like 'income:%' or account like 'contra:%' or account like 'losses:%' or account like 'expenses:%'
    or account = 'equity:fx'
)
select part as about, '' as month, currency, frequency, method, kind, sum(amount)::text as amount
from lines where part is not null group by part, currency, frequency, method, kind
union all
select 'month', to_char(month, 'YYYY-MM'), currency, '', '', 'gross', (-amount)::text from totals where is_income
union all
select 'balance', '', currency, '', '', 'balance', sum(amount)::text from totals where not is_income group by currency
