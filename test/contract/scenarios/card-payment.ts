import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { eventually } from './on-the-wire';
import type { Bench } from './scenario';

/** 25.00, paid by API, as no page can be. */
export const PAYMENT = { amount: 2500, currency: 'usd' } as const;

/** A payment that waits for a card. Without a return address nobody can be sent away to pay. */
export const WITHOUT_CARD: Stripe.PaymentIntentCreateParams = {
  ...PAYMENT,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
};

/** Pays with one of Stripe's named test cards. @throws what the client throws when the card is refused */
export function payByCard(
  { stripe }: Bench,
  card: string,
  contributionId = randomUUID(),
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    ...WITHOUT_CARD,
    payment_method: card,
    confirm: true,
    metadata: { contribution_id: contributionId },
  });
}

/** The intent's latest charge, once its balance transaction is known: that can take seconds. */
export async function bookedCharge(
  { stripe }: Bench,
  intentId: string,
): Promise<{ charge: Stripe.Charge; booking: Stripe.BalanceTransaction }> {
  const expand = ['latest_charge.balance_transaction'];
  const { latest_charge: charge } = await eventually(
    () => stripe.paymentIntents.retrieve(intentId, { expand }),
    (intent) => isObject(intent.latest_charge) && isObject(intent.latest_charge.balance_transaction),
    'a balance transaction',
  );
  assert.ok(isObject(charge) && isObject(charge.balance_transaction));
  return { charge, booking: charge.balance_transaction };
}

function isObject<T extends object>(value: string | T | null | undefined): value is T {
  return typeof value === 'object' && value !== null;
}
