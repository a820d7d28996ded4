-- The lines of one payout as the ledger has them, in the order in which Stripe received them: what each adds to the
-- deposit, and whose gift it is. The numbers are those of the payout reconciliation.
with books as materialized (
  select ledger_after(:'as_of') as without
), lines as (
  select t.id, t.key, t.stripe_id, t.balance_transaction_id, t.occurred_at
  from books, ledger_payout_lines p
    join balance_transactions b on b.stripe_id = p.balance_transaction_id
    join ledger_transactions t on t.key = b.reporting_category || ':' || b.stripe_id and t.revision = 1
  where p.payout_id = :'id' and p.block <= :'as_of' and not books.without @> t.id
    and p.balance_transaction_id is distinct from (select balance_transaction_id from payouts where stripe_id = :'id')
), amounts as (
  select l.*, min(e.currency) filter (where e.account like 'assets:stripe:%') as currency,
    coalesce(sum(e.amount_minor) filter (where e.account like 'assets:stripe:%'), 0) as net,
    coalesce(sum(e.amount_minor) filter (where e.account like 'expenses:fees:%' and l.key not like 'fee:%'
      and l.key not like 'network_cost:%' and l.key not like 'tax:%'), 0) as fee
  from lines l join ledger_entries e on e.transaction_id = l.id
  group by l.id, l.key, l.stripe_id, l.balance_transaction_id, l.occurred_at
), numbered as (
  select a.*, row_number() over (order by a.occurred_at, a.id) as place, count(*) over () as line_count,
    sum(a.net) over () as total
  from amounts a
)
select a.balance_transaction_id, split_part(a.key, ':', 1) as category, gift.contribution_id as donation_id,
  a.stripe_id as source_id, gift.frequency, gift.campaign, a.occurred_at as received_at, a.currency,
  (a.net + a.fee)::text as gross, (-a.fee)::text as fee, a.net::text as net,
  a.line_count::integer as line_count, a.total::text as total
from numbered a
  left join lateral (
    select g.* from books, lateral ledger_attribution(a.stripe_id, books.without) g) gift on true
where a.place <= :'limit'::integer
order by a.place
