-- Late facts
--
-- What became known after the month in which it happened had been closed, and so counts in the interval: on the first
-- day of the first month that was open then. One line for each account of each such ledger transaction, with the month
-- it belongs to and the object at Stripe it is about; debit is positive.
with books as materialized (
  select ledger_after(:'as_of') as without
), late as (
  select l.transaction_id, max(c.ends_on) as counted_on
  from ledger_late_facts l join period_closings c on c.id = l.closing_id
  where c.zone = :'zone' and (c.reopened_block is null or c.reopened_block >= :'as_of')
  group by l.transaction_id
)
select late.counted_on, (t.occurred_at at time zone :'zone')::date as happened_on,
  to_char(t.occurred_at at time zone :'zone', 'YYYY-MM') as month, t.id as transaction_id, t.key,
  t.stripe_id as source_id, gift.contribution_id as donation_id, e.account, e.currency, e.amount_minor as amount
from books, late join ledger_transactions t on t.id = late.transaction_id join ledger_entries e on e.transaction_id = t.id
  left join lateral (
    select g.* from books, lateral ledger_attribution(t.stripe_id, books.without) g) gift on true
where late.counted_on >= :'from'::date and late.counted_on < :'to'::date and not books.without @> t.id
  and (:'currency' = '' or e.currency = :'currency')
order by late.counted_on, t.id, e.line
