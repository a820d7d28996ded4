import type Stripe from 'stripe';
import type { JudgedSandbox } from './judged-sandbox';

/** A session for one gift of 25.00, as the app opens it. */
export function openOneTimeSession({ stripe }: JudgedSandbox, currency: string): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    submit_type: 'donate',
    client_reference_id: '0190c0de',
    line_items: [{ quantity: 1, price_data: { currency, unit_amount: 2500, product_data: { name: 'Gift' } } }],
    metadata: { contribution: '0190c0de' },
    payment_intent_data: { metadata: { contribution: '0190c0de' } },
    success_url: 'https://example.org/thank-you',
  });
}

/** Gives 10.00 every month or year. */
export async function subscribe(sandbox: JudgedSandbox, interval: 'month' | 'year'): Promise<Stripe.Subscription> {
  const { stripe } = sandbox;
  const priceData = {
    currency: 'usd',
    unit_amount: 1000,
    recurring: { interval },
    product_data: { name: 'Standing gift' },
  };
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    submit_type: 'donate',
    line_items: [{ quantity: 1, price_data: priceData }],
    subscription_data: { metadata: { contribution: '0190c0de' } },
    success_url: 'https://example.org/thank-you',
  });
  await sandbox.pay(session.url, cardForm('4242424242424242'));
  const { subscription } = await stripe.checkout.sessions.retrieve(session.id);
  return stripe.subscriptions.retrieve(String(subscription));
}

export function cardForm(number: string): Record<string, string> {
  return { method: 'card', number, email: 'reader@example.org' };
}
