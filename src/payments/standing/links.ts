import type { EntityManager } from 'typeorm';
import { prepared } from '../../infrastructure/database/prepared';
import type { ContributionStatus } from '../../giving/contributions/contribution-status';

/** Where facts hang: ids that lead to contributions. */
export interface Links {
  readonly paymentIntentIds: readonly string[];
  readonly invoiceIds: readonly string[];
  readonly subscriptionIds: readonly string[];
}

export interface LinkedContribution {
  readonly id: string;
  readonly status: ContributionStatus;
}

/**
 * The contributions these lead to, by what is known so far, and those named. None yet is normal: the fact that joins
 * them comes later and finds this one. A subscription's charge carries neither our ids nor an invoice; only an invoice
 * payment links it.
 */
export async function contributionsLinkedTo(
  manager: EntityManager,
  ids: readonly string[],
  links: Links,
): Promise<LinkedContribution[]> {
  const { paymentIntentIds, invoiceIds, subscriptionIds } = links;
  if (ids.length + paymentIntentIds.length + invoiceIds.length + subscriptionIds.length === 0) return [];
  return prepared(manager, LINKED, [paymentIntentIds, invoiceIds, subscriptionIds, ids]);
}

/** The charges these lead to: those whose contribution may have become known with them. */
export async function chargesLinkedTo(manager: EntityManager, links: Links): Promise<string[]> {
  const { paymentIntentIds, invoiceIds, subscriptionIds } = links;
  if (paymentIntentIds.length + invoiceIds.length + subscriptionIds.length === 0) return [];
  const rows = await prepared<{ stripe_id: string }>(manager, CHARGES, [paymentIntentIds, invoiceIds, subscriptionIds]);
  return rows.map((row) => row.stripe_id);
}

/** The ids of all PaymentIntents of a contribution, as SQL; `id` is SQL for the contribution. */
export const PAYMENT_INTENTS_OF_CONTRIBUTION = (id: string) => `
  select stripe_id as id from payment_intents where contribution_id = ${id}
  union select payment_intent_id from checkout_sessions where contribution_id = ${id} and payment_intent_id is not null
  union select ip.payment_intent_id
    from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
    where ip.payment_intent_id is not null and i.subscription_id in (
      select stripe_id from subscriptions where contribution_id = ${id}
      union select subscription_id from checkout_sessions where contribution_id = ${id} and subscription_id is not null)`;

/**
 * Ids are handed on as arrays, never joined: whatever the planner believes of the tables' sizes, it looks each id up by
 * its index, and a payment costs the same beside ten gifts and ten million.
 */
const OF_SUBSCRIPTIONS = (subscriptionIds: string) => `
  select contribution_id from subscriptions where stripe_id = any(${subscriptionIds}) and contribution_id is not null
  union all select contribution_id from checkout_sessions where subscription_id = any(${subscriptionIds})`;

const OF_PAYMENT_INTENTS = (paymentIntentIds: string) => `
  select contribution_id from payment_intents
    where stripe_id = any(${paymentIntentIds}) and contribution_id is not null
  union all select contribution_id from checkout_sessions where payment_intent_id = any(${paymentIntentIds})
  union all ${OF_SUBSCRIPTIONS(`array(
    select i.subscription_id from invoices i where i.stripe_id = any(array(
      select invoice_id from invoice_payments where payment_intent_id = any(${paymentIntentIds}))))`)}`;

const LINKED = `
  select id, status from contributions where id = any($4::uuid[] || array(
    ${OF_PAYMENT_INTENTS('$1::text[]')}
    union all ${OF_SUBSCRIPTIONS('array(select subscription_id from invoices where stripe_id = any($2::text[]))')}
    union all ${OF_SUBSCRIPTIONS('$3::text[]')}))
  order by id`;

const CHARGES = `
  select stripe_id from charges where payment_intent_id = any($1::text[] || array(
    select payment_intent_id from invoice_payments
    where invoice_id = any($2::text[] || array(select stripe_id from invoices where subscription_id = any($3::text[])))))`;

/**
 * A donor may go from monthly to annual and back: what counts is how often it was agreed to be taken when it was
 * billed. As SQL of `frequency`; null where that never changed. @param paymentIntent SQL of its id
 */
export const frequencyWhenBilledSql = (paymentIntent: string): string => `
  select frequency_when_billed(i.subscription_id, i.created) as frequency
  from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
  where ip.payment_intent_id = ${paymentIntent}
  order by i.created desc limit 1`;

/**
 * Which gift each charge belongs to, as SQL: `charge_id`, `contribution_id`, `frequency`. Every way that leads somewhere
 * leads to one contribution; were there two, the smaller id is taken everywhere. @param charges SQL of an array of ids
 */
export const attributionsSql = (charges: string) => `
  select distinct on (charge.stripe_id) charge.stripe_id as charge_id, c.id as contribution_id,
    coalesce(agreed.frequency, c.frequency) as frequency
  from charges charge
    cross join lateral (${OF_PAYMENT_INTENTS('array[charge.payment_intent_id]')}) linked
    join contributions c on c.id = linked.contribution_id
    left join lateral (${frequencyWhenBilledSql('charge.payment_intent_id')}) agreed on true
  where charge.stripe_id = any(${charges})
  order by charge.stripe_id, c.id`;
