-- What moved, in one reading of the sums: by month for the chart, by interval for the tiles, and what every balance at
-- Stripe holds. The signs are those of the income report: what comes in is positive, what goes out negative.
with lines as materialized (
  select case when day >= :'chart_from'::date then date_trunc('month', day::timestamp)::date end as month,
    case when day >= :'from'::date then 'now'
      when day >= :'before_from'::date and day < :'before_to'::date then 'before' end as part,
    currency, frequency, method,
    case when account like 'assets:stripe:%' then 'balance' when account like 'income:%' then 'gross'
      when account like 'contra:%' then 'refunds' when account like 'losses:%' then 'disputes'
      when account like 'expenses:fees:%' then 'fees' when account like 'expenses:%' then 'adjustments'
      else 'exchange' end as kind,
    sum(case when account like 'assets:stripe:%' then amount_minor else -amount_minor end) as amount
  from ledger_sums(:'zone', :'as_of')
  where day < :'to'::date and (
    account like 'income:%' or account like 'contra:%' or account like 'losses:%' or account like 'expenses:%'
    or account = 'equity:fx' or (account like 'assets:stripe:%' and balance <> ''))
  group by 1, 2, 3, 4, 5, 6
)
select 'month' as about, to_char(month, 'YYYY-MM') as month, currency, '' as frequency, '' as method, kind,
  sum(amount)::text as amount
from lines where month is not null and kind = 'gross' group by month, currency, kind
union all
select part, '', currency, frequency, method, kind, sum(amount)::text
from lines where part is not null and kind <> 'balance' group by part, currency, frequency, method, kind
union all
select 'balance', '', currency, '', '', kind, sum(amount)::text from lines where kind = 'balance' group by currency, kind
