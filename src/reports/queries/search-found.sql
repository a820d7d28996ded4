-- What an id is about: the contribution, and the payments where it names some. Ids of Stripe's of any kind, the id of a
-- contribution, or that of a payment page, which is looked up and never told.
with named as (
  select stripe_id as charge_id, payment_intent_id from charges where stripe_id = :'q' or payment_intent_id = :'q'
  union
  select r.charge_id, r.payment_intent_id from refunds r
  where r.stripe_id in (:'q', (select source_id from balance_transactions where stripe_id = :'q'))
  union
  select d.charge_id, null from disputes d
  where d.stripe_id in (:'q', (select source_id from balance_transactions where stripe_id = :'q'))
  union
  select c.stripe_id, c.payment_intent_id from charges c
  where c.stripe_id = (select source_id from balance_transactions where stripe_id = :'q')
  union
  select g.stripe_id, p.payment_intent_id from invoice_payments p
    join charges g on g.payment_intent_id = p.payment_intent_id
  where p.invoice_id = :'q'
), contribution as (
  select id from contributions
  where id = substring(:'q' from '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')::uuid
  union all select contribution_id from checkout_sessions where stripe_id = :'q'
  union all select contribution_id from subscriptions where stripe_id = :'q'
  union all select s.contribution_id from invoices i join subscriptions s on s.stripe_id = i.subscription_id
    where i.stripe_id = :'q'
  union all select contribution_id from payment_intents where stripe_id = :'q'
  union all select t.contribution_id from named n join ledger_transactions t on t.stripe_id = n.charge_id
    where t.contribution_id is not null
  union all select p.contribution_id from named n join payment_intents p on p.stripe_id = n.payment_intent_id
)
select (select id::text from contribution where id is not null limit 1) as contribution_id,
  array(select distinct charge_id from named where charge_id is not null order by charge_id) as charge_ids,
  (select json_build_object('id', b.stripe_id, 'category', b.reporting_category, 'source', b.source_id,
      'payout', b.payout_id, 'currency', b.currency, 'net', b.net_minor::text)
    from balance_transactions b where b.stripe_id = :'q') as balance_transaction
