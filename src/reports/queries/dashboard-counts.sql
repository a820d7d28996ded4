-- Payments that failed, and disputes, by interval and currency: they move no money, or not at once, and count when Stripe
-- told.
with parts (part, begins, ends) as (
  values ('now', :'from'::timestamp at time zone :'zone', :'to'::timestamp at time zone :'zone'),
    ('before', :'before_from'::timestamp at time zone :'zone', :'before_to'::timestamp at time zone :'zone')
), failures as (
  select p.part, c.currency, c.payment_intent_id, count(*) as tries
  from parts p join charges c on c.created >= p.begins and c.created < p.ends
  where c.status = 'failed'
  group by p.part, c.currency, c.payment_intent_id
)
select part, currency, 'failed' as kind, sum(tries)::integer as count from failures group by part, currency
union all
select part, currency, 'recovered', count(*)::integer from failures f
where exists (select from charges c where c.payment_intent_id = f.payment_intent_id and c.status = 'succeeded')
group by part, currency
union all
select p.part, d.currency, 'disputes', count(*)::integer
from parts p join disputes d on d.created >= p.begins and d.created < p.ends
group by p.part, d.currency
