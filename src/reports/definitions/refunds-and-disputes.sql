-- Refunds, disputes and failed payments
--
-- A register: every refund, every dispute and every payment that a bank refused, in the interval in which Stripe made
-- it. Effect is what it moved in the balances so far, fees included, in their currency, by the ledger: a dispute's is
-- all its own balance transactions and the fees that name it. Status, reason and the day by which evidence has to be
-- with Stripe are what Stripe said last: of all reports only this one, and in that of recovered payments which payments
-- failed, changes with what Stripe says later. As of a block before the last it lists what Stripe had made when that was
-- sealed; as of the last, also what was made since: a deadline waits for no block. A failed payment moved nothing and is
-- in no ledger; its gift is the one that its payment belongs to, by what is known now.
with books as materialized (
  select ledger_after(:'as_of') as without,
    case when exists (select from ledger_blocks where number > :'as_of'::bigint)
      then coalesce((select sealed_at from ledger_blocks where number = :'as_of'::bigint), '-infinity')
      else 'infinity' end as until
), register as (
  select 'refund' as kind, r.stripe_id, r.charge_id, r.created, r.currency, r.amount_minor as amount, r.status,
    coalesce(r.failure_reason, r.reason) as reason, null::timestamptz as answer_by,
    null as failed_intent_id
  from refunds r
  union all
  select 'dispute', d.stripe_id, d.charge_id, d.created, d.currency, d.amount_minor, d.status, d.reason,
    case when d.status in ('needs_response', 'warning_needs_response', 'appeal_needs_response') then d.evidence_due_by end,
    null
  from disputes d
  union all
  select 'failed payment', c.stripe_id, c.stripe_id, c.created, c.currency, c.amount_minor, c.status, c.failure_code, null,
    c.payment_intent_id
  from charges c where c.status = 'failed'
)
select r.kind, r.stripe_id as source_id, r.charge_id, gift.contribution_id as donation_id, gift.frequency, gift.campaign,
  gift.method, r.created as created_at, r.currency as given_currency, r.amount as given, r.status, r.reason,
  (r.answer_by at time zone :'zone')::date as answer_by, effect.currency, effect.amount as effect
from books cross join register r
  left join lateral (
    select a.contribution_id, a.frequency, a.campaign, a.method
    from ledger_attribution(case when r.failed_intent_id is null then r.charge_id end, books.without) a
    union all
    -- the smaller id where two ways lead to two, as everywhere
    (select c.id, coalesce(linked.billed, c.frequency), coalesce(c.campaign, ''), coalesce(g.method, '')
    from (
      select contribution_id, null as billed from payment_intents where stripe_id = r.failed_intent_id
      union all select contribution_id, null from checkout_sessions where payment_intent_id = r.failed_intent_id
      union all select s.contribution_id, frequency_when_billed(i.subscription_id, i.created)
        from invoice_payments p join invoices i on i.stripe_id = p.invoice_id
          join subscriptions s on s.stripe_id = i.subscription_id
        where p.payment_intent_id = r.failed_intent_id
      union all select s.contribution_id, frequency_when_billed(i.subscription_id, i.created)
        from invoice_payments p join invoices i on i.stripe_id = p.invoice_id
          join checkout_sessions s on s.subscription_id = i.subscription_id
        where p.payment_intent_id = r.failed_intent_id
    ) linked join contributions c on c.id = linked.contribution_id join charges g on g.stripe_id = r.charge_id
    order by c.id, linked.billed limit 1)
  ) gift on true
  left join lateral (
    select e.currency, sum(e.amount_minor) as amount
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.stripe_id = r.stripe_id and r.kind <> 'failed payment' and e.account like 'assets:stripe:%'
      and not books.without @> t.id
    group by e.currency
  ) effect on true
where r.created >= :'from'::timestamp at time zone :'zone' and r.created < :'to'::timestamp at time zone :'zone'
  and r.created <= books.until and (:'currency' = '' or r.currency = :'currency') and (:'frequency' = '' or gift.frequency = :'frequency')
  and (:'campaign' = '' or gift.campaign = :'campaign')
order by r.created, r.stripe_id collate "C", effect.currency collate "C"
