-- Recovered payments
--
-- Renewals of recurring gifts whose payment failed at least once, by the month in which Stripe drew up their invoice, its
-- currency and its frequency: how many failed and what they were to bring; how many of them were paid after all, by the
-- card's next try, by another card or by the donor's answer to the bank, and what that brought. Paid is what the bank
-- confirmed and the ledger holds; a refund later on changes nothing here. The first payment of a gift is no renewal.
-- Months are whole months of the zone, also where the interval begins or ends within one. A cell is empty where it stands
-- for fewer than five donors, none included: so few could be recognised. For the same reason there are no totals, and
-- every line stands for itself. A month is settled when Stripe tries none of its invoices again, some weeks later.
-- That a payment failed moves no money and is not in the ledger: it is what Stripe said last.
with books as materialized (
  select ledger_after(:'as_of') as without, (select sealed_at from ledger_blocks where number = :'as_of') as sealed_at
), renewals as (
  select i.stripe_id, date_trunc('month', i.created at time zone :'zone') as month, i.currency,
    coalesce(frequency_when_billed(i.subscription_id, i.created), c.frequency, '') as frequency,
    coalesce(c.donor_id::text, i.subscription_id) as holder,
    coalesce(i.total_minor, 0) as total, i.attempt_count
  from books, invoices i
    left join subscriptions s on s.stripe_id = i.subscription_id
    left join contributions c on c.id = s.contribution_id
  where i.billing_reason = 'subscription_cycle' and i.created <= books.sealed_at
    and i.created >= date_trunc('month', :'from'::timestamp) at time zone :'zone'
    and date_trunc('month', i.created at time zone :'zone') < :'to'::timestamp
    and (:'currency' = '' or i.currency = :'currency')
    and :'frequency' in ('', coalesce(frequency_when_billed(i.subscription_id, i.created), c.frequency))
), tries as (
  select r.stripe_id, bool_or(g.status = 'failed') as has_failed, sum(confirmed.amount) as paid
  from books cross join renewals r
    join invoice_payments p on p.invoice_id = r.stripe_id
    join charges g on g.payment_intent_id = p.payment_intent_id
    left join lateral (
      select sum(e.amount_minor) as amount
      from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
      where t.key = 'confirmed:' || g.stripe_id and e.account = 'clearing:charges' and not books.without @> t.id
    ) confirmed on true
  group by r.stripe_id
), failed as (
  select r.month, r.currency, r.frequency, r.holder, r.total, coalesce(t.paid, 0) as paid
  from renewals r left join tries t using (stripe_id)
  where t.has_failed or r.attempt_count > 1
), counts as (
  select month, currency, frequency, count(*) as failed, sum(total) as failed_amount, count(distinct holder) as donors,
    count(*) filter (where paid > 0) as recovered, sum(paid) as recovered_amount,
    count(distinct holder) filter (where paid > 0) as recovered_donors
  from failed group by month, currency, frequency
)
select to_char(month, 'YYYY-MM') as month, currency, frequency,
  case when donors >= 5 then failed end as failed,
  case when donors >= 5 then failed_amount end as failed_amount,
  case when recovered_donors >= 5 then recovered end as recovered,
  case when recovered_donors >= 5 then recovered_amount end as recovered_amount
from counts
order by month, currency collate "C", frequency collate "C"
