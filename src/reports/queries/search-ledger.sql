-- Every ledger transaction about some objects, with its entries and the block that sealed it. A block is found by its
-- time, halving the chain: what is sealed was posted before.
with recursive objects as (
  select unnest(:'ids'::text[]) as stripe_id
  union select r.stripe_id from refunds r where r.charge_id = any(:'ids'::text[])
  union select d.stripe_id from disputes d where d.charge_id = any(:'ids'::text[])
), chosen as (
  select t.* from objects join ledger_transactions t using (stripe_id)
  union
  select t.* from balance_transactions b
    join ledger_transactions t on t.key = b.reporting_category || ':' || b.stripe_id
  where b.stripe_id = any(:'ids'::text[])
), shown as (
  select * from chosen order by occurred_at, id limit :'limit'::integer
)
select t.key, t.revision, t.stripe_id, t.occurred_at,
  (select json_agg(json_build_object('account', e.account, 'currency', e.currency, 'amount', e.amount_minor::text)
    order by e.line) from ledger_entries e where e.transaction_id = t.id) as entries,
  sealed.number::text as block
from shown t
  left join lateral (
    with recursive halving (low, high) as (
      select 1::bigint, (select coalesce(max(number), 0) from ledger_blocks) + 1
      union all
      select case when b.sealed_at < t.posted_at then b.number + 1 else low end,
        case when b.sealed_at < t.posted_at then high else b.number end
      from halving join ledger_blocks b on b.number = (low + high) / 2
      where low < high
    ), near as (
      select b.number, b.members from ledger_blocks b
      where b.number >= (select max(low) from halving) order by b.number limit 500
    )
    select number from near where members @> t.id limit 1
  ) sealed on true
order by t.occurred_at, t.id
