import { WAS_TAKEN } from '../../payments/invoices/was-taken-sql';
import { IS_FIRST } from '../intents/receipts';
import { DAY_IS_SET, dayOf, GOES_ON, IS_PAID_UP } from '../going-on-sql';

/** Of a letter about a recurring gift, a payment or a refund: the id at Stripe, as SQL over a row `letter`. */
const OBJECT_ID = `split_part(letter.business_id, ':', 1)`;
/** The same where rows are found by it: business ids are sorted by their bytes, and the indexes over Stripe's are not. */
const OBJECT = `${OBJECT_ID} collate "default"`;
/** Likewise, of a letter about one thing as a whole. */
export const WHOLE_ID = `letter.business_id collate "default"`;
/** What is told of the same object in this letter: a day, a try, or its end. */
const OCCASION = `split_part(letter.business_id, ':', 2)`;

/** Whether a card or account was given for a gift that came over and is taken later, as SQL over a row `s`. */
const IS_AGREED = `exists (
  select from checkout_sessions page
  where page.contribution_id = s.contribution_id and page.subscription_id = s.stripe_id and page.state = 'complete-no-payment')`;

/** Whether its first payment is a bank debit that has not come through yet, as SQL over a row `s`. */
const FIRST_IS_UNDER_WAY = `exists (select from contributions c where c.id = s.contribution_id and c.status = 'pending')`;

/** Whether there is a letter about a bill of a gift that could not be paid, as SQL over a row `s`, sent or not. */
const BILL_FAILED = `exists (
  select from invoices i join letters told on told.kind = 'payment-failed'
    and told.business_id >= i.stripe_id || ':' and told.business_id < i.stripe_id || ';'
  where i.subscription_id = s.stripe_id)`;

/** The same, where it tells of it: that of a bill which Stripe gave up before it was sent does not. */
const BILL_IS_TRIED = BILL_FAILED.replace(
  'where ',
  `where (i.status <> 'void' or told.state in ('claimed', 'sent', 'unknown')) and `,
);

/** Whether Stripe gave up the first bill of a gift and waits for no other, as SQL over a row `s`. */
const BILL_IS_GIVEN_UP = `(
  select bool_and(i.status = 'void') from invoices i
  where i.subscription_id = s.stripe_id and i.status <> 'draft' and i.total_minor > 0)`;

/** Whether a payment of it is known to have failed, as SQL over a row `s`: then its donor is told how that ended. */
const FAILURE_IS_KNOWN = `(${BILL_FAILED} or exists (
  select from checkout_sessions page join letters told on told.kind = 'payment-failed' and told.business_id = page.stripe_id
  where page.contribution_id = s.contribution_id and page.subscription_id = s.stripe_id))`;

/**
 * The gift that a letter is about, as SQL over a row `letter`; null where nothing leads to one (yet). Of the end of what
 * was never given there is nothing to say.
 */
export const SUBJECT_GIFT = `coalesce(letter.contribution_id, case
  when letter.kind in ('refund', 'refund-failed') then (
    select t.contribution_id from refunds r join ledger_transactions t on t.key = 'attributed:' || r.charge_id
    where r.stripe_id = ${WHOLE_ID} and t.contribution_id is not null order by t.revision desc limit 1)
  when letter.kind = 'payment-failed' then (
    select s.contribution_id from invoices i join subscriptions s on s.stripe_id = i.subscription_id
    where i.stripe_id = ${OBJECT})
  when letter.kind = 'cancelled' then (
    select s.contribution_id from subscriptions s
    where s.stripe_id = ${OBJECT} and (${WAS_TAKEN} or ${IS_AGREED} or ${FAILURE_IS_KNOWN}
      -- of what has ended already it is said that nothing more is taken, which is so once the debit has come through
      or ${FIRST_IS_UNDER_WAY} and ${OCCASION} <> 'ended'))
  when letter.kind in ('receipt', 'farewell') then null
  else (select contribution_id from subscriptions where stripe_id = ${OBJECT})
  end)`;

/** Whether the donor was told that it would end on the day on which it did. */
const END_WAS_ANNOUNCED = `exists (
  select from letters told
  where told.kind = 'cancelled' and told.state in ('claimed', 'sent', 'unknown')
    and told.business_id >= s.stripe_id || ':' || ${dayOf('s.ended_at')} || ':'
    and told.business_id < s.stripe_id || ':' || ${dayOf('s.ended_at')} || ';')`;

/** The letters about changes of the same gift that were made later, as SQL over a row `letter`. */
const LATER_CHANGES = `
  select from letters later where later.kind = 'changed' and later.written_at > letter.written_at
    and later.business_id >= ${OBJECT_ID} || ':' and later.business_id < ${OBJECT_ID} || ';'
    and later.data ->> 'result' = 'made'`;

/** What a change is about: the price, when it is taken, or with what. */
const subjectsOf = (letter: string): string => `case ${letter}.data ->> 'what'
  when 'amount' then '{price}'::text[] when 'frequency' then '{price,day}' when 'card' then '{card}' else '{day}' end`;

/** Once it is made, whoever reads of it must find it so; of one that was not, as long as it is wanted. */
const CHANGE_IS_OVERTAKEN = `(
  exists (select from subscriptions s where s.stripe_id = ${OBJECT} and s.status = 'canceled')
  or exists (${LATER_CHANGES} and (later.data ->> 'what' = letter.data ->> 'what'
    or letter.data ->> 'result' = 'made' and ${subjectsOf('later')} && ${subjectsOf('letter')})))`;

/**
 * Whether what happened since makes a letter untrue, as SQL over a row `letter`: the payment came through after all, the
 * gift goes on, or has ended. The same for whichever order events came in.
 */
export const OVERTAKEN = `case letter.kind
  when 'payment-failed' then exists (
    select from invoices i left join subscriptions s on s.stripe_id = i.subscription_id
    where i.stripe_id = ${OBJECT}
      and (i.status in ('paid', 'void') or i.attempt_count > ${OCCASION}::integer or s.status = 'canceled'))
    -- the first debit of a recurring gift: the bill that is tried again tells of it, or the end does. By default Stripe gives
    -- such a bill up, and the gift goes on: https://docs.stripe.com/billing/subscriptions/overview
    or exists (
      select from checkout_sessions page join subscriptions s on s.stripe_id = page.subscription_id
      where page.stripe_id = ${WHOLE_ID} and (s.status = 'canceled' or ${BILL_IS_TRIED}))
  when 'refund' then exists (
    -- it came back, or what was let go had only been set aside
    select from refunds r left join balance_transactions own on own.stripe_id = r.balance_transaction_id
    where r.stripe_id = ${WHOLE_ID} and (r.status in ('failed', 'canceled')
      or own.reporting_category = 'partial_capture_reversal'))
  -- whoever was not told that it goes back need not hear that it did not arrive
  when 'refund-failed' then not exists (
    select from letters told
    where told.kind = 'refund' and told.business_id = letter.business_id and told.state in ('claimed', 'sent', 'unknown'))
  when 'renewal-ahead' then not exists (
    select from subscriptions s where s.stripe_id = ${OBJECT} and ${IS_PAID_UP} and ${GOES_ON} and ${DAY_IS_SET}
      and ${dayOf('s.current_period_end')} = ${OCCASION})
  when 'card-expiring' then not exists (
    select from subscriptions s where s.stripe_id = ${OBJECT} and (${IS_PAID_UP} or s.status = 'past_due')
      and ${GOES_ON} and ${DAY_IS_SET} and ${dayOf('s.current_period_end')} = letter.data ->> 'renewsOn')
  when 'cancelled' then not exists (
    select from subscriptions s where s.stripe_id = ${OBJECT} and case
      when ${OCCASION} = 'ended' then s.status = 'canceled' and not ${END_WAS_ANNOUNCED}
      else s.status <> 'canceled' and (s.cancel_at_period_end or s.cancel_at is not null)
        and ${dayOf('coalesce(s.cancel_at, s.current_period_end)')} = ${OCCASION} end)
  when 'changed' then ${CHANGE_IS_OVERTAKEN}
  else false end`;

/** What a letter is filled with, as SQL over a row `letter`: with what may be known only when it is due. */
export const DATA = `letter.data || case
  -- of the bill before it is known by now that Stripe gave it up
  when letter.kind = 'receipt' and letter.data ->> 'occasion' = 'renewal' and exists (
    select from charges charge where charge.stripe_id = ${WHOLE_ID} and ${IS_FIRST}) then '{"occasion": "first"}'
  when letter.kind = 'cancelled' then coalesce((
    select jsonb_build_object('amountMinor', s.amount_minor::text, 'currency', s.currency,
      'isTakenUntilThen', not ${IS_PAID_UP} or s.cancel_at > s.current_period_end or ${FIRST_IS_UNDER_WAY})
    from subscriptions s where s.stripe_id = ${OBJECT}), '{}')
  when letter.kind = 'payment-failed' and letter.contribution_id is not null then coalesce((
    select jsonb_build_object('failureCode', ch.failure_code)
    from checkout_sessions page join charges ch on ch.payment_intent_id = page.payment_intent_id
    where page.stripe_id = ${WHOLE_ID} and ch.status = 'failed' order by ch.created desc limit 1), '{}')
    || coalesce((
    select jsonb_build_object('goesOnFrom', ${dayOf('s.current_period_end')})
    from checkout_sessions page join subscriptions s on s.stripe_id = page.subscription_id
    where page.stripe_id = ${WHOLE_ID} and ${IS_PAID_UP} and ${GOES_ON} and ${BILL_IS_GIVEN_UP}), '{}')
  -- whatever was changed after another amount, or another card, is told of by itself, and says when it is taken
  when letter.kind = 'changed' and letter.data ->> 'what' in ('amount', 'card')
    and exists (${LATER_CHANGES} and later.data ->> 'what' <> letter.data ->> 'what') then '{"on": null}'
  else '{}' end`;
