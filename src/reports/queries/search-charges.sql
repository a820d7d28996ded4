-- Payments with their four dates, what became of them, and the payout that took each to the bank.
select c.stripe_id as id, c.status, c.method, c.failure_code, c.currency as given_currency, c.amount_minor::text as given,
  c.payment_intent_id, c.created as gift_at, b.created as received_at, b.available_on as available_at,
  case when p.status = 'paid' then p.arrival_date::text end as settled_on,
  b.stripe_id as balance_transaction_id, b.currency, b.amount_minor::text as gross, b.fee_minor::text as fee,
  b.net_minor::text as net, b.payout_id,
  (select coalesce(json_agg(json_build_object('id', r.stripe_id, 'status', r.status, 'amount', r.amount_minor::text,
      'currency', r.currency, 'created', r.created) order by r.created), '[]')
    from refunds r where r.charge_id = c.stripe_id) as refunds,
  (select coalesce(json_agg(json_build_object('id', d.stripe_id, 'status', d.status, 'amount', d.amount_minor::text,
      'currency', d.currency, 'created', d.created, 'answerBy', d.evidence_due_by) order by d.created), '[]')
    from disputes d where d.charge_id = c.stripe_id) as disputes
from charges c
  left join balance_transactions b on b.stripe_id = c.balance_transaction_id
  left join payouts p on p.stripe_id = b.payout_id
where c.stripe_id = any(:'ids'::text[])
order by c.created desc, c.stripe_id
