import type { Answer } from './history';
import type { World } from './world';

/** Every object as Stripe would answer if asked for it, later than the last event. */
export async function finalObjects(world: World): Promise<Answer[]> {
  const answeredAt = world.nowSeconds() + LATER_S;
  const answers: Answer[] = [];
  for (const [objectType, path] of Object.entries(PATHS))
    for (const object of await world.list(path, PARAMETERS[objectType]))
      answers.push({ objectType, objectId: object.id, object: object as never, answeredAt });
  return answers;
}

/** Further than the stamps of two machines of Stripe's are apart, so that nothing stays ambiguous. */
const LATER_S = 60;

const PATHS: Readonly<Record<string, string>> = {
  charge: '/v1/charges',
  'checkout.session': '/v1/checkout/sessions',
  dispute: '/v1/disputes',
  invoice: '/v1/invoices',
  invoice_payment: '/v1/invoice_payments',
  payment_intent: '/v1/payment_intents',
  payout: '/v1/payouts',
  refund: '/v1/refunds',
  subscription: '/v1/subscriptions',
};

/** Stripe leaves out what has ended unless asked for all. */
const PARAMETERS: Readonly<Record<string, object>> = { subscription: { status: 'all' } };
