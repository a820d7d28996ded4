import type { EntityManager } from 'typeorm';
import type { Attribution } from './attribution';

/** Where facts hang: ids that lead to contributions. */
export interface Links {
  readonly paymentIntentIds: readonly string[];
  readonly invoiceIds: readonly string[];
  readonly subscriptionIds: readonly string[];
}

/**
 * The contributions these lead to, by what is known so far. None yet is normal: the fact that joins them comes later
 * and finds this one. A subscription's charge carries neither our ids nor an invoice; only an invoice payment links it.
 */
export async function contributionsLinkedTo(manager: EntityManager, links: Links): Promise<string[]> {
  const { paymentIntentIds, invoiceIds, subscriptionIds } = links;
  if (paymentIntentIds.length + invoiceIds.length + subscriptionIds.length === 0) return [];
  const rows: { contribution_id: string }[] = await manager.query(LINKED, [
    paymentIntentIds,
    invoiceIds,
    subscriptionIds,
  ]);
  return rows.map((row) => row.contribution_id);
}

/** The charges these lead to: those whose contribution may have become known with them. */
export async function chargesLinkedTo(manager: EntityManager, links: Links): Promise<string[]> {
  const { paymentIntentIds, invoiceIds, subscriptionIds } = links;
  if (paymentIntentIds.length + invoiceIds.length + subscriptionIds.length === 0) return [];
  const rows: { stripe_id: string }[] = await manager.query(CHARGES, [paymentIntentIds, invoiceIds, subscriptionIds]);
  return rows.map((row) => row.stripe_id);
}

/** Which gift each charge belongs to, where that is known. */
export async function attributionsOf(
  manager: EntityManager,
  chargeIds: readonly string[],
): Promise<Map<string, Attribution>> {
  if (chargeIds.length === 0) return new Map();
  const rows: { charge_id: string; id: string; frequency: Attribution['frequency'] }[] = await manager.query(
    ATTRIBUTIONS,
    [chargeIds],
  );
  return new Map(rows.map(({ charge_id, id, frequency }) => [charge_id, { contributionId: id, frequency }]));
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

const OF_SUBSCRIPTION = (subscriptionIds: string) => `
  select contribution_id from subscriptions where contribution_id is not null and stripe_id in (${subscriptionIds})
  union select contribution_id from checkout_sessions where subscription_id in (${subscriptionIds})`;

const OF_PAYMENT_INTENT = (paymentIntentIds: string) => `
  select contribution_id from payment_intents
    where stripe_id in (${paymentIntentIds}) and contribution_id is not null
  union select contribution_id from checkout_sessions where payment_intent_id in (${paymentIntentIds})
  union ${OF_SUBSCRIPTION(`
    select i.subscription_id from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
    where ip.payment_intent_id in (${paymentIntentIds})`)}`;

const LINKED = `
  ${OF_PAYMENT_INTENT('select unnest($1::text[])')}
  union ${OF_SUBSCRIPTION('select subscription_id from invoices where stripe_id = any($2)')}
  union ${OF_SUBSCRIPTION('select unnest($3::text[])')}`;

const CHARGES = `
  select stripe_id from charges where payment_intent_id = any($1) or payment_intent_id in (
    select payment_intent_id from invoice_payments where invoice_id = any($2)
    union select ip.payment_intent_id from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
      where i.subscription_id = any($3))`;

/** Every way that leads somewhere leads to one contribution; were there two, the smaller id is taken everywhere. */
const ATTRIBUTIONS = `
  select distinct on (charge.stripe_id) charge.stripe_id as charge_id, c.id, c.frequency
  from charges charge
    cross join lateral (${OF_PAYMENT_INTENT('select charge.payment_intent_id')}) linked
    join contributions c on c.id = linked.contribution_id
  where charge.stripe_id = any($1)
  order by charge.stripe_id, c.id`;
