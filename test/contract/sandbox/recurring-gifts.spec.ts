import type Stripe from 'stripe';
import { subscribe } from './gifts';
import { startJudgedSandbox, type JudgedSandbox } from './judged-sandbox';

let sandbox: JudgedSandbox;

beforeEach(async () => {
  sandbox = await startJudgedSandbox();
});

afterEach(() => sandbox.stop());

it.each(['month', 'year'] as const)(
  'the first gift by the %s is clean, and all that can be read of it',
  async (interval) => {
    const subscription = await subscribe(sandbox, interval);
    await sandbox.happened('checkout.session.completed', 'customer.subscription.created');
    await sandbox.happened('invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice_payment.paid');
    await readEverythingAbout(subscription);
    sandbox.traffic.assertClean();
  },
);

it('a cancellation at the end of the period, its withdrawal and one at once are clean', async () => {
  const { stripe } = sandbox;
  const { id } = await subscribe(sandbox, 'month');
  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await stripe.subscriptions.update(id, { cancel_at_period_end: false });
  await stripe.subscriptions.cancel(id);
  await sandbox.happened('customer.subscription.updated', 'customer.subscription.deleted');
  sandbox.traffic.assertClean();
});

async function readEverythingAbout({ id, customer }: Stripe.Subscription): Promise<void> {
  const { stripe } = sandbox;
  await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice', 'customer', 'default_payment_method'] });
  await stripe.subscriptionItems.list({ subscription: id });
  const [invoice] = (await stripe.invoices.list({ subscription: id })).data;
  await stripe.invoices.retrieve(String(invoice?.id));
  await stripe.invoicePayments.list({ invoice: String(invoice?.id) });
  await stripe.paymentIntents.list({ customer: String(customer) });
  await stripe.charges.list({ expand: ['data.balance_transaction'] });
  await stripe.balanceTransactions.list();
  await stripe.balance.retrieve();
  await stripe.customers.retrieve(String(customer));
  await stripe.customers.listPaymentMethods(String(customer));
  await stripe.events.list({ limit: 100 });
}
