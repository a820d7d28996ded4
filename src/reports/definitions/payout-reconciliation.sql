-- Payout reconciliation
--
-- Every payout that left Stripe in the interval, and the balance transactions it took to the bank: the deposit, line by
-- line. Gross is the amount before Stripe's fee, fee what Stripe kept of it, net what the line adds to the deposit; the
-- amounts given stand beside it where the donor gave in another currency, with the rate that Stripe used.
-- The sum of net over the lines of a payout is the payout. The payout's own amount stands once, on its first line, so
-- that both columns add up to the same total wherever every payout is itemised.
-- Stripe itemises automatic payouts, once it has reconciled them; a manual or instant one cannot be itemised.
-- A payout that failed keeps its lines; the money that came back is a line of a later payout, or of the unsettled balance.
-- Arrived is the day on which Stripe called the payout paid; its state is arrived, on its way, or came back.
with books as materialized (
  select ledger_after(:'as_of') as without
), left_stripe as (
  select t.stripe_id as payout_id, t.occurred_at, t.balance_transaction_id,
    -sum(e.amount_minor) as amount, min(e.currency) as currency
  from books, ledger_within(:'zone', :'from', :'to', :'as_of') t join ledger_entries e on e.transaction_id = t.id
  where t.key like 'payout:%' and not books.without @> t.id
    and e.account like 'assets:stripe:%'
  group by t.id, t.stripe_id, t.occurred_at, t.balance_transaction_id
), chosen as (
  select l.*, p.automatic, arrived.occurred_at as arrived_at, exists (
      select from books, ledger_transactions t
      where t.stripe_id = l.payout_id and t.key like 'payout_reversal:%' and not books.without @> t.id) as came_back
  from left_stripe l left join payouts p on p.stripe_id = l.payout_id
    left join lateral (
      select max(t.occurred_at) as occurred_at from books, ledger_transactions t join ledger_entries e on e.transaction_id = t.id
      where t.stripe_id = l.payout_id and t.key = 'payout_paid:' || l.payout_id and e.account = 'assets:bank'
        and not books.without @> t.id
      having sum(e.amount_minor) <> 0
    ) arrived on true
  where :'currency' = '' or l.currency = :'currency'
), lines as (
  select c.payout_id, t.id, t.key, t.stripe_id, t.balance_transaction_id, t.occurred_at
  from chosen c join ledger_payout_lines p on p.payout_id = c.payout_id
      and p.block <= :'as_of' and p.balance_transaction_id <> c.balance_transaction_id
    join balance_transactions b on b.stripe_id = p.balance_transaction_id
    join ledger_transactions t on t.key = b.reporting_category || ':' || b.stripe_id and t.revision = 1, books
  where not books.without @> t.id
), amounts as (
  select l.*,
    coalesce(sum(e.amount_minor) filter (where e.account like 'assets:stripe:%'), 0) as net,
    coalesce(sum(e.amount_minor) filter (where e.account like 'expenses:fees:%' and l.key not like 'fee:%'
      and l.key not like 'network_cost:%' and l.key not like 'tax:%'), 0) as fee
  from lines l join ledger_entries e on e.transaction_id = l.id
  group by l.payout_id, l.id, l.key, l.stripe_id, l.balance_transaction_id, l.occurred_at
)
select c.payout_id, (c.occurred_at at time zone :'zone')::date as left_on,
  (c.arrived_at at time zone 'UTC')::date as arrived_on,
  case when c.came_back then 'came back' when c.arrived_at is not null then 'arrived' else 'on its way' end as state,
  case when a.id is not null then 'itemised'
    when c.automatic is not false then 'not itemised yet' else 'cannot be itemised' end as itemised,
  a.balance_transaction_id, split_part(a.key, ':', 1) as category, gift.contribution_id as donation_id,
  a.stripe_id as source_id, gift.frequency, gift.campaign, a.occurred_at as received_at, c.currency,
  a.net + a.fee as gross, -a.fee as fee, a.net,
  case when a.id is null or row_number() over (partition by c.payout_id order by a.occurred_at, a.id) = 1
    then c.amount end as payout,
  presentment.currency as given_currency, presentment.amount as given, b.exchange_rate as rate
from chosen c
  left join amounts a on a.payout_id = c.payout_id
  left join balance_transactions b on b.stripe_id = a.balance_transaction_id
  left join lateral (
    select g.* from books, lateral ledger_attribution(a.stripe_id, books.without) g) gift on true
  left join lateral (
    select e.currency, e.amount_minor as amount
    from books, ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.key = 'exchanged:' || a.balance_transaction_id and e.account = 'equity:fx' and e.currency <> c.currency
      and not books.without @> t.id
    order by t.id limit 1
  ) presentment on true
order by c.occurred_at, c.payout_id collate "C", a.occurred_at, a.id
