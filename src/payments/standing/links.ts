import type { EntityManager } from 'typeorm';

/** Where a fact hangs: one of the ids that lead to a contribution. */
export type Link =
  { readonly paymentIntentId: string } | { readonly invoiceId: string } | { readonly subscriptionId: string };

/**
 * The contributions a fact leads to, by what is known so far. None yet is normal: the fact that joins them comes later
 * and finds this one. A subscription's charge carries neither our ids nor an invoice; only an invoice payment links it.
 */
export async function contributionsLinkedTo(manager: EntityManager, link: Link): Promise<string[]> {
  const rows: { contribution_id: string }[] = await manager.query(QUERY_BY[kindOf(link)], Object.values(link));
  return rows.map((row) => row.contribution_id);
}

/** The ids of all PaymentIntents of a contribution, as SQL; $1 is the contribution. */
export const PAYMENT_INTENTS_OF_CONTRIBUTION = `
  select stripe_id as id from payment_intents where contribution_id = $1
  union select payment_intent_id from checkout_sessions where contribution_id = $1 and payment_intent_id is not null
  union select ip.payment_intent_id
    from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
    where ip.payment_intent_id is not null and i.subscription_id in (
      select stripe_id from subscriptions where contribution_id = $1
      union select subscription_id from checkout_sessions where contribution_id = $1 and subscription_id is not null)`;

const OF_SUBSCRIPTION = (subscriptionIds: string) => `
  select contribution_id from subscriptions where contribution_id is not null and stripe_id in (${subscriptionIds})
  union select contribution_id from checkout_sessions where subscription_id in (${subscriptionIds})`;

const QUERY_BY = {
  subscriptionId: OF_SUBSCRIPTION('$1'),
  invoiceId: OF_SUBSCRIPTION('select subscription_id from invoices where stripe_id = $1'),
  paymentIntentId: `
    select contribution_id from payment_intents where stripe_id = $1 and contribution_id is not null
    union select contribution_id from checkout_sessions where payment_intent_id = $1
    union ${OF_SUBSCRIPTION(`
      select i.subscription_id from invoice_payments ip join invoices i on i.stripe_id = ip.invoice_id
      where ip.payment_intent_id = $1`)}`,
} as const;

function kindOf(link: Link): keyof typeof QUERY_BY {
  if ('paymentIntentId' in link) return 'paymentIntentId';
  return 'invoiceId' in link ? 'invoiceId' : 'subscriptionId';
}
