/** The gift that a letter is about, as SQL over a row `letter`; null where nothing leads to one (yet). */
export const SUBJECT_GIFT = `coalesce(letter.contribution_id, case letter.kind
  when 'refund' then (
    select t.contribution_id from refunds r join ledger_transactions t on t.key = 'attributed:' || r.charge_id
    where r.stripe_id = letter.business_id and t.contribution_id is not null limit 1)
  when 'payment-failed' then (
    select s.contribution_id from invoices i join subscriptions s on s.stripe_id = i.subscription_id
    where i.stripe_id = split_part(letter.business_id, ':', 1))
  end)`;

/**
 * Whether what happened since makes a letter untrue, as SQL over a row `letter`: the payment came through after all, the
 * gift goes on, or has ended. The same for whichever order events came in.
 */
export const OVERTAKEN = `case letter.kind
  when 'payment-failed' then exists (
    select from invoices i where i.stripe_id = split_part(letter.business_id, ':', 1)
      and (i.status in ('paid', 'void', 'uncollectible') or i.attempt_count > split_part(letter.business_id, ':', 2)::integer))
  when 'refund' then exists (
    select from refunds r where r.stripe_id = letter.business_id and r.status in ('failed', 'canceled'))
  when 'renewal-ahead' then not exists (
    select from subscriptions s where s.stripe_id = split_part(letter.business_id, ':', 1) and s.status = 'active'
      and s.paused_collection is null and not s.cancel_at_period_end
      and (s.cancel_at is null or s.cancel_at > s.current_period_end))
  when 'card-expiring' then not exists (
    select from subscriptions s where s.stripe_id = split_part(letter.business_id, ':', 1)
      and s.status in ('active', 'past_due') and not s.cancel_at_period_end and s.cancel_at is null)
  when 'cancelled' then not exists (
    select from subscriptions s where s.stripe_id = split_part(letter.business_id, ':', 1) and case
      when split_part(letter.business_id, ':', 2) = 'ended' then s.status = 'canceled' and not exists (
        select from letters told where told.kind = 'cancelled' and told.business_id like s.stripe_id || ':%'
          and told.state in ('claimed', 'sent', 'unknown'))
      else s.status <> 'canceled' and (s.cancel_at_period_end or s.cancel_at is not null)
        and to_char(coalesce(s.cancel_at, s.current_period_end) at time zone 'UTC', 'YYYY-MM-DD')
          = split_part(letter.business_id, ':', 2) end)
  else false end`;

/** What a letter is filled with, as SQL over a row `letter`: with what may be known only later. */
export const DATA = `letter.data || case letter.kind when 'payment-failed' then jsonb_build_object('failureCode', (
  select charge.failure_code from invoice_payments ip join charges charge on charge.payment_intent_id = ip.payment_intent_id
  where ip.invoice_id = split_part(letter.business_id, ':', 1) and charge.status = 'failed'
  order by charge.created desc limit 1)) else '{}' end`;
