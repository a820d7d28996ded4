-- A contribution, never who gave it, and its payments at Stripe, the newest first.
with intents as (
  select stripe_id from payment_intents where contribution_id = :'id'::uuid
  union
  select p.payment_intent_id
  from subscriptions s join invoices i on i.subscription_id = s.stripe_id join invoice_payments p on p.invoice_id = i.stripe_id
  where s.contribution_id = :'id'::uuid and p.payment_intent_id is not null
)
select c.id::text as id, c.frequency, c.amount_minor::text as amount, c.currency, c.campaign, c.status, c.pledged_at,
  array(select stripe_id from subscriptions where contribution_id = c.id order by stripe_id) as subscription_ids,
  array(
    select g.stripe_id from intents join charges g on g.payment_intent_id = intents.stripe_id
    order by g.created desc, g.stripe_id limit :'limit'::integer) as charge_ids
from contributions c
where c.id = :'id'::uuid
