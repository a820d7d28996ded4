-- Payouts, the newest first, each with the sum of its lines; lines as of a block. Narrowed to one payout, or to those
-- that left or arrive on or after a day, or to those before another payout; empty: not narrowed.
with page as (
  select p.* from payouts p
  where (:'id' = '' or p.stripe_id = :'id')
    and (:'since' = '' or p.arrival_date >= nullif(:'since', '')::date or p.created >= nullif(:'since', '')::timestamp at time zone :'zone')
    and (:'before' = '' or (p.created, p.stripe_id) < (select b.created, b.stripe_id from payouts b where b.stripe_id = :'before'))
  order by p.created desc, p.stripe_id desc
  limit :'limit'::integer
)
select p.stripe_id as id, (p.created at time zone :'zone')::date::text as left_on, p.arrival_date::text as arrives_on,
  p.currency, p.amount_minor::text as amount, p.status, p.automatic, p.failure_code, p.trace_id,
  p.balance_transaction_id, lines.count::integer as line_count, lines.net::text as lines_net
from page p
  cross join lateral (
    select count(*) as count, coalesce(sum(b.net_minor), 0) as net
    from ledger_payout_lines l join balance_transactions b on b.stripe_id = l.balance_transaction_id
    where l.payout_id = p.stripe_id and l.block <= :'as_of'
      and l.balance_transaction_id is distinct from p.balance_transaction_id
  ) lines
order by p.created desc, p.stripe_id desc
