/**
 * What came of the newest card or account that was given for a gift, as SQL over a row `s` of a subscription; $2 is now.
 * A bank says within two weeks whether it pays; that it does not is told by a letter.
 */
export const NEWEST_CARD = `
  select g.outcome = 'card_declined' as declined,
    g.payment_under_way and g.settled_at > $2::timestamptz - interval '14 days' and not exists (
      select from invoices i join letters l
        on l.kind = 'payment-failed' and l.business_id > i.stripe_id || ':' and l.business_id < i.stripe_id || ';'
      where i.subscription_id = s.stripe_id and l.written_at > g.settled_at) as paying
  from gift_changes g
  where g.subscription_id = s.stripe_id and g.kind = 'card' and g.settled_at is not null
  order by g.asked_at desc, g.id limit 1`;
