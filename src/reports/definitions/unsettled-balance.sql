-- Unsettled balance
--
-- What was in the balances at Stripe at the end of the interval and in no payout yet, line by line: every balance
-- transaction up to then, without those that an automatic payout had taken and that payout itself. A payout that Stripe
-- did not itemise (yet), as every manual or instant one, is a line with a minus.
-- Available is as it stands when the report is made. The sum of net by balance and currency is the closing of the balance roll-forward on the last day.
with books as materialized (
  select ledger_after(:'as_of') as without
), settled as (
  -- payouts that left before the end, with lines
  select distinct p.payout_id
  from ledger_payout_lines p, books, ledger_within(:'zone', '-infinity', :'to', :'as_of') t
  where p.block <= :'as_of' and t.stripe_id = p.payout_id and t.key like 'payout:%' and not books.without @> t.id
    and p.balance_transaction_id <> t.balance_transaction_id
), waiting as (
  select t.id, t.key, t.stripe_id, t.balance_transaction_id, t.occurred_at
  from books, ledger_within(:'zone', '-infinity', :'to', :'as_of') t
  where t.balance_transaction_id is not null
    and t.key = split_part(t.key, ':', 1) || ':' || t.balance_transaction_id
    and t.key not like 'exchanged:%' and t.key not like 'attributed:%' and not books.without @> t.id
    and not exists (
      select from ledger_payout_lines p join settled using (payout_id)
      where p.balance_transaction_id = t.balance_transaction_id and p.block <= :'as_of')
    and not (t.key like 'payout:%' and t.stripe_id in (select payout_id from settled))
), amounts as (
  select w.id, e.currency, coalesce(max(e.account) filter (where e.account like 'assets:stripe:%'), 'assets:stripe:payments') as balance,
    coalesce(sum(e.amount_minor) filter (where e.account like 'assets:stripe:%'), 0) as net,
    coalesce(sum(e.amount_minor) filter (where e.account like 'expenses:fees:%' and w.key not like 'fee:%'
      and w.key not like 'network_cost:%' and w.key not like 'tax:%'), 0) as fee
  from waiting w join ledger_entries e on e.transaction_id = w.id
  where :'currency' = '' or e.currency = :'currency'
  group by w.id, e.currency
)
select w.balance_transaction_id, split_part(w.key, ':', 1) as category, gift.contribution_id as donation_id,
  w.stripe_id as source_id, a.balance, w.occurred_at as received_at, b.available_on as available_at,
  a.currency, a.net + a.fee as gross, -a.fee as fee, a.net
from waiting w join amounts a using (id)
  left join balance_transactions b on b.stripe_id = w.balance_transaction_id
  left join lateral (
    select g.* from books, lateral ledger_attribution(w.stripe_id, books.without) g) gift on true
order by a.currency collate "C", a.balance collate "C", w.occurred_at, w.id
