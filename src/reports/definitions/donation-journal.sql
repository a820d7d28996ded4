-- Donation journal
--
-- Every movement of donors' money, itemised: charges, charges that failed after they were booked, refunds, refunds that
-- failed, disputes and disputes that were won; one line for each balance transaction, in the interval in which Stripe
-- created it. By category, gross is what the balance roll-forward adds up over the same days.
-- Four dates: the gift (the donor's charge), received (the balance transaction), available (when Stripe could pay it
-- out), settled (when the payout that took it arrived). Given is the amount in the donor's currency; gross, fee and net
-- are in the currency of the balance; rate is Stripe's between them.
-- On the line of a charge stand what of it was given back (refunded) and taken back (disputed) since, in the currency
-- given, and its state: confirmed, not confirmed (a bank debit on its way, or one that failed), refunded, part refunded
-- or disputed. Donor is a key that stands for one donor and tells nothing else; without one, the gift stands for itself.
-- Donor and available are as they stand when the journal is made.
with books as materialized (
  select ledger_after(:'as_of') as without
), moved as materialized (
  -- in order, and looked up line by line from here on: the first is told at once, however many there are
  select t.id, split_part(t.key, ':', 1) as category, t.stripe_id, t.balance_transaction_id, t.occurred_at,
    -- that each is about
    coalesce(refund.charge_id, dispute.charge_id, t.stripe_id) as charge_id
  from books, ledger_within(:'zone', :'from', :'to', :'as_of') t
    left join refunds refund on refund.stripe_id = t.stripe_id
    left join disputes dispute on dispute.stripe_id = t.stripe_id
  where not books.without @> t.id and t.key = split_part(t.key, ':', 1) || ':' || t.balance_transaction_id
    and split_part(t.key, ':', 1) in ('charge', 'charge_failure', 'partial_capture_reversal', 'refund',
      'refund_failure', 'dispute', 'dispute_reversal')
  order by t.occurred_at, t.id
)
select m.balance_transaction_id, m.category, gift.contribution_id as donation_id, m.charge_id, m.stripe_id as source_id,
  contribution.donor_id as donor, gift.frequency, gift.campaign,
  case when gift.contribution_id is not null then coalesce(charge.method, '') end as method,
  charge.created as gift_at, m.occurred_at as received_at, b.available_on as available_at,
  (settled.occurred_at at time zone 'UTC')::date as settled_on,
  coalesce(presentment.currency, a.currency) as given_currency,
  coalesce(presentment.amount, a.net + a.fee) as given,
  a.currency, a.net + a.fee as gross, -a.fee as fee, a.net, b.exchange_rate as rate,
  case when m.category = 'charge' then coalesce(undone.refunded, 0) end as refunded,
  case when m.category = 'charge' then coalesce(undone.disputed, 0) end as disputed,
  case when m.category <> 'charge' then null
    when confirmed.amount is null then 'not confirmed'
    when coalesce(undone.disputed, 0) > 0 then 'disputed'
    when coalesce(undone.refunded, 0) >= confirmed.amount then 'refunded'
    when coalesce(undone.refunded, 0) > 0 then 'part refunded'
    else 'confirmed' end as state
from books cross join moved m
  cross join lateral (
    select min(e.currency) as currency,
      coalesce(sum(e.amount_minor) filter (where e.account like 'assets:stripe:%'), 0) as net,
      coalesce(sum(e.amount_minor) filter (where e.account like 'expenses:fees:%'), 0) as fee
    from ledger_entries e where e.transaction_id = m.id
  ) a
  left join charges charge on charge.stripe_id = m.charge_id
  left join balance_transactions b on b.stripe_id = m.balance_transaction_id
  left join lateral ledger_attribution(m.stripe_id, books.without) gift on true
  left join contributions contribution on contribution.id = gift.contribution_id
  left join lateral (
    select e.currency, e.amount_minor as amount
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.key = 'exchanged:' || m.balance_transaction_id and e.account = 'equity:fx' and e.currency <> a.currency
      and not books.without @> t.id
    order by t.id limit 1
  ) presentment on true
  left join lateral (
    select sum(e.amount_minor) as amount from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where m.category = 'charge' and t.key = 'confirmed:' || m.charge_id and e.account = 'clearing:charges'
      and not books.without @> t.id
    having sum(e.amount_minor) <> 0
  ) confirmed on true
  left join lateral (
    select sum(e.amount_minor) filter (where e.account like 'contra:%') as refunded,
      sum(e.amount_minor) filter (where e.account like 'losses:%') as disputed
    from (
      select stripe_id from refunds where m.category = 'charge' and charge_id = m.charge_id
      union all select stripe_id from disputes where m.category = 'charge' and charge_id = m.charge_id
    ) about join ledger_transactions t on t.stripe_id = about.stripe_id join ledger_entries e on e.transaction_id = t.id
    where not books.without @> t.id and e.currency = coalesce(presentment.currency, a.currency)
  ) undone on true
  left join lateral (
    select t.occurred_at from ledger_payout_lines p
      join ledger_transactions t on t.key = 'payout_paid:' || p.payout_id
    where p.balance_transaction_id = m.balance_transaction_id and p.block <= :'as_of' and not books.without @> t.id
    order by t.revision desc limit 1
  ) settled on true
where (:'currency' = '' or a.currency = :'currency') and (:'frequency' = '' or gift.frequency = :'frequency')
  and (:'campaign' = '' or gift.campaign = :'campaign')
order by m.occurred_at, m.id
