-- Refunds, disputes and failed payments
--
-- A register: every refund, every dispute and every payment that a bank refused, in the interval in which Stripe made
-- it. Effect is what it moved in the balances so far, fees included, in their currency, by the ledger: a dispute's is
-- all its own balance transactions and the fees that name it. Status, reason and the day by which evidence has to be
-- with Stripe are what Stripe said last: of all reports only this one, and in that of recovered payments which payments
-- failed, changes with what Stripe says later.
with books as materialized (
  select ledger_after(:'as_of') as without
), register as (
  select 'refund' as kind, r.stripe_id, r.charge_id, r.created, r.currency, r.amount_minor as amount, r.status,
    coalesce(r.failure_reason, r.reason) as reason, null::timestamptz as answer_by
  from refunds r
  union all
  select 'dispute', d.stripe_id, d.charge_id, d.created, d.currency, d.amount_minor, d.status, d.reason,
    case when d.status in ('needs_response', 'warning_needs_response', 'appeal_needs_response') then d.evidence_due_by end
  from disputes d
  union all
  select 'failed payment', c.stripe_id, c.stripe_id, c.created, c.currency, c.amount_minor, c.status, c.failure_code, null
  from charges c where c.status = 'failed'
)
select r.kind, r.stripe_id as source_id, r.charge_id, gift.contribution_id as donation_id, gift.frequency, gift.campaign,
  gift.method, r.created as created_at, r.currency as given_currency, r.amount as given, r.status, r.reason,
  (r.answer_by at time zone :'zone')::date as answer_by, effect.currency, effect.amount as effect
from books cross join register r
  left join lateral ledger_attribution(r.charge_id, books.without) gift on true
  left join lateral (
    select e.currency, sum(e.amount_minor) as amount
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.stripe_id = r.stripe_id and r.kind <> 'failed payment' and e.account like 'assets:stripe:%'
      and not books.without @> t.id
    group by e.currency
  ) effect on true
where r.created >= :'from'::timestamp at time zone :'zone' and r.created < :'to'::timestamp at time zone :'zone'
  and (:'currency' = '' or r.currency = :'currency') and (:'frequency' = '' or gift.frequency = :'frequency')
  and (:'campaign' = '' or gift.campaign = :'campaign')
order by r.created, r.stripe_id collate "C", effect.currency collate "C"
