-- Gifts and payments that failed, by interval and currency. A gift counts once the block holds that the bank confirmed
-- it, as its money does; what failed moves no money and counts when Stripe told.
with unsealed as materialized (
  select substr(t.key, length('confirmed:') + 1) as charge_id
  from ledger_unsealed u join ledger_transactions t on t.id = u.transaction_id where t.key like 'confirmed:%'
), parts (part, begins, ends) as (
  values ('now', :'from'::timestamp at time zone :'zone', :'to'::timestamp at time zone :'zone'),
    ('before', :'before_from'::timestamp at time zone :'zone', :'before_to'::timestamp at time zone :'zone')
), failures as (
  select p.part, c.currency, c.payment_intent_id, count(*) as tries
  from parts p join charges c on c.created >= p.begins and c.created < p.ends
  where c.status = 'failed'
  group by p.part, c.currency, c.payment_intent_id
)
select p.part, c.currency, 'gifts' as kind, count(*)::integer as count
from parts p join charges c on c.created >= p.begins and c.created < p.ends
where c.status = 'succeeded' and c.amount_captured_minor > 0
  and not exists (select from unsealed where charge_id = c.stripe_id)
group by p.part, c.currency
union all
select part, currency, 'failed', sum(tries)::integer from failures group by part, currency
union all
select part, currency, 'recovered', count(*)::integer from failures f
where exists (select from charges c where c.payment_intent_id = f.payment_intent_id and c.status = 'succeeded')
group by part, currency
union all
select p.part, d.currency, 'disputes', count(*)::integer
from parts p join disputes d on d.created >= p.begins and d.created < p.ends
group by p.part, d.currency
