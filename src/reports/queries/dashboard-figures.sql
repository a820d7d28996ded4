-- What moved, out of the sums: by month for the chart, by interval for the tiles, and what every balance at Stripe holds.
-- The signs are those of the income report: what comes in is positive, what goes out negative.
with lines as (
  select case when day >= :'from'::date then 'now' else 'before' end as part, currency, frequency, method,
    case when account like 'income:%' then 'gross'
      when account like 'contra:%' then 'refunds' when account like 'losses:%' then 'disputes'
      when account like 'expenses:fees:%' then 'fees' when account like 'expenses:%' then 'adjustments'
      else 'exchange' end as kind,
    -sum(amount_minor) as amount
  from ledger_sums(:'zone', :'as_of', least(:'from'::date, :'before_from'::date), :'to')
  where (day >= :'from'::date or day < :'before_to'::date) and (
    account like 'income:%' or account like 'contra:%' or account like 'losses:%' or account like 'expenses:%'
    or account = 'equity:fx')
  group by 1, 2, 3, 4, 5
)
select 'month' as about, to_char(month, 'YYYY-MM') as month, currency, '' as frequency, '' as method, 'gross' as kind,
  (-sum(amount_minor))::text as amount
from ledger_totals(:'zone', :'as_of', :'chart_from', :'to') where account like 'income:%' group by month, currency
union all
select part, '', currency, frequency, method, kind, amount::text from lines
union all
select 'balance', '', currency, '', '', 'balance', sum(amount_minor)::text
from ledger_totals(:'zone', :'as_of', '-infinity', :'to') where account like 'assets:stripe:%' group by currency
