-- What moved, and how many gifts there were, from sums: by month for the chart, by interval for the tiles, and what is at
-- Stripe in every currency. What was not added up yet is read once for all of them. The signs are those of the income
-- report: what comes in is positive, what goes out negative. A gift counts once the block holds that the bank confirmed
-- it, on the day its money does.
with known as materialized (
  select coalesce((
      select max(last_block) from ledger_sum_batches where zone = :'zone' and last_block <= :'as_of'::bigint), 0) as days_block,
    coalesce((
      select max(last_block) from ledger_figure_batches where zone = :'zone' and last_block <= :'as_of'::bigint), 0) as figures_block
), tail as materialized (
  select t.* from known, lateral ledger_tail(:'zone', days_block, :'as_of', '-infinity', :'to') t
), totals as materialized (
  select month, currency, account like 'income:%' as is_income, sum(amount_minor) as amount
  from (
    select month, currency, account, amount_minor from ledger_summed_totals(:'zone', :'as_of', '-infinity', :'to')
    union all
    select date_trunc('month', day::timestamp)::date, currency, account, amount_minor from tail
  ) moved
  where account like 'assets:stripe:%' or (account like 'income:%' and month >= :'chart_from'::date)
  group by 1, 2, 3
), recent as materialized (
  select t.day, t.kind, t.account, t.currency, t.frequency, t.method, t.amount_minor from tail t where t.day >= :'before_from'::date
  union all
  -- of batches that a version before has made, which knew of no figures
  select t.day, t.kind, t.account, t.currency, t.frequency, t.method, t.amount_minor
  from known, lateral ledger_tail(:'zone', figures_block, days_block, :'before_from', :'to') t
  where figures_block < days_block
), lines as (
  select s.day, s.account, s.currency, s.frequency, s.method, s.amount_minor
  from known join ledger_figure_sums s on s.last_block <= figures_block
  where s.zone = :'zone' and s.day >= :'before_from'::date and s.day < :'to'::date
  union all
  select day, account, currency, frequency, method, amount_minor from recent
), gifts as (
  select s.day, s.currency, s.gifts
  from known join ledger_gift_sums s on s.last_block <= figures_block
  where s.zone = :'zone' and s.day >= :'before_from'::date and s.day < :'to'::date
  union all
  select day, currency, -sign(amount_minor) from recent where kind = 'confirmed' and account = 'income:unattributed'
), parts as materialized (
  select case when day >= :'from'::date then 'now' when day < :'before_to'::date then 'before' end as part,
    currency, frequency, method,
    case when account like 'income:%' then 'gross' when account like 'contra:%' then 'refunds'
      when account like 'losses:%' then 'disputes' when account like 'expenses:fees:%' then 'fees'
      when account like 'expenses:%' then 'adjustments' else 'exchange' end as kind,
    -amount_minor as amount
  from lines
  where account like 'income:%' or account like 'contra:%' or account like 'losses:%' or account like 'expenses:%'
    or account = 'equity:fx'
)
select part as about, '' as month, currency, frequency, method, kind, sum(amount)::text as amount
from parts where part is not null group by part, currency, frequency, method, kind
union all
select case when day >= :'from'::date then 'now' else 'before' end as part, '', currency, '', '', 'gifts', sum(gifts)::text
from gifts where day >= :'from'::date or day < :'before_to'::date group by part, currency having sum(gifts) <> 0
union all
select 'month', to_char(month, 'YYYY-MM'), currency, '', '', 'gross', (-amount)::text from totals where is_income
union all
select 'balance', '', currency, '', '', 'balance', sum(amount)::text from totals where not is_income group by currency
