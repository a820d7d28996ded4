import type Stripe from 'stripe';
import { startJudgedSandbox, type JudgedSandbox } from './judged-sandbox';

let sandbox: JudgedSandbox;

beforeEach(async () => {
  sandbox = await startJudgedSandbox();
});

afterEach(() => sandbox.stop());

const DAY_SECONDS = 24 * 60 * 60;
/** A renewal invoice stays a draft for an hour; two days leave room for any month. */
const PERIOD_SECONDS = { month: 33 * DAY_SECONDS, year: 368 * DAY_SECONDS };

const RENEWED = ['invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice_payment.paid'];

it.each(['month', 'year'] as const)('a gift by the %s and its renewal are clean', async (interval) => {
  const subscription = await subscribe(interval);
  await sandbox.happened('checkout.session.completed', 'customer.subscription.created', ...RENEWED);
  await sandbox.control('clock/advance', { seconds: PERIOD_SECONDS[interval] });
  await sandbox.happened('customer.subscription.updated', ...RENEWED, ...RENEWED);
  await readEverythingAbout(subscription);
  sandbox.traffic.assertClean();
});

it('a renewal that fails is clean', async () => {
  const { stripe } = sandbox;
  const subscription = await subscribe('month');
  const customer = String(subscription.customer);
  // It can be attached, and every later charge fails.
  const { id: failing } = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
  await stripe.subscriptions.update(subscription.id, { default_payment_method: failing });
  await sandbox.control('clock/advance', { seconds: PERIOD_SECONDS.month });
  await sandbox.happened('invoice.payment_failed', 'charge.failed');
  await readEverythingAbout(subscription);
  sandbox.traffic.assertClean();
});

it('a change of amount, a pause, its end and two kinds of cancellation are clean', async () => {
  const { stripe } = sandbox;
  const { id, items } = await subscribe('month');
  const [item] = items.data;
  const price = {
    currency: 'usd',
    product: String(item?.price.product),
    unit_amount: 2000,
    recurring: { interval: 'month' },
  } as const;
  await stripe.subscriptions.update(id, {
    items: [{ id: String(item?.id), price_data: price }],
    proration_behavior: 'none',
  });
  await stripe.subscriptions.update(id, { pause_collection: { behavior: 'void' } });
  await stripe.subscriptions.update(id, { pause_collection: '' });
  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await stripe.subscriptions.update(id, { cancel_at_period_end: false });
  await stripe.subscriptions.cancel(id);
  await sandbox.happened('customer.subscription.updated', 'customer.subscription.deleted');
  sandbox.traffic.assertClean();
});

async function subscribe(interval: 'month' | 'year'): Promise<Stripe.Subscription> {
  const { stripe } = sandbox;
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    submit_type: 'donate',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 1000,
          recurring: { interval },
          product_data: { name: 'Standing gift' },
        },
      },
    ],
    subscription_data: { metadata: { contribution: '0190c0de' } },
    success_url: 'https://example.org/thank-you',
  });
  await sandbox.pay(session.url, { method: 'card', number: '4242424242424242', email: 'reader@example.org' });
  const { subscription } = await stripe.checkout.sessions.retrieve(session.id);
  return stripe.subscriptions.retrieve(String(subscription));
}

async function readEverythingAbout({ id, customer }: Stripe.Subscription): Promise<void> {
  const { stripe } = sandbox;
  await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice', 'customer', 'default_payment_method'] });
  await stripe.subscriptionItems.list({ subscription: id });
  const invoices = await stripe.invoices.list({ subscription: id });
  for (const invoice of invoices.data) {
    await stripe.invoices.retrieve(String(invoice.id), { expand: ['payments'] });
    await stripe.invoicePayments.list({ invoice: String(invoice.id) });
  }
  await stripe.paymentIntents.list({ customer: String(customer) });
  await stripe.charges.list({ expand: ['data.balance_transaction'] });
  await stripe.balanceTransactions.list();
  await stripe.balance.retrieve();
  await stripe.customers.retrieve(String(customer));
  await stripe.customers.listPaymentMethods(String(customer));
  await stripe.events.list({ limit: 100 });
}
