import { subscribe } from './gifts';
import { startJudgedSandbox, type JudgedSandbox } from './judged-sandbox';
import type Stripe from 'stripe';

let sandbox: JudgedSandbox;

beforeEach(async () => {
  sandbox = await startJudgedSandbox();
});

afterEach(() => sandbox.stop());

it('two years of renewals, one of them refused and tried again, are clean', async () => {
  const { customer } = await subscribe(sandbox, 'month');
  await sandbox.control('POST', 'charges/outcomes', { customer: String(customer), outcome: 'declined' });
  await sandbox.control('POST', 'clock/advance', { seconds: 730 * DAY_SECONDS });
  await sandbox.happened('invoice.upcoming', 'invoice.payment_failed', ...Array<string>(24).fill('invoice.paid'));
  sandbox.traffic.assertClean();
});

it('an end that is planned, taken back, planned again and reached is clean', async () => {
  const { stripe } = sandbox;
  const { id } = await subscribe(sandbox, 'month');
  await stripe.subscriptions.update(id, { cancel_at: 'min_period_end' });
  await stripe.subscriptions.update(id, { cancel_at: '' });
  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  await sandbox.control('POST', 'clock/advance', { seconds: 40 * DAY_SECONDS });
  await sandbox.happened('customer.subscription.deleted');
  sandbox.traffic.assertClean();
});

it('a pause, another amount, another day and another interval are clean', async () => {
  const { stripe } = sandbox;
  const { id, items, created } = await subscribe(sandbox, 'month');
  const item = items.data[0] as Stripe.SubscriptionItem;
  const priced = (unit_amount: number, interval: 'month' | 'year') => ({
    items: [
      {
        id: item.id,
        price_data: { currency: 'usd', product: String(item.price.product), recurring: { interval }, unit_amount },
      },
    ],
    proration_behavior: 'none' as const,
  });
  await stripe.subscriptions.update(id, priced(2000, 'month'));
  await stripe.subscriptions.update(id, {
    pause_collection: { behavior: 'void', resumes_at: created + 45 * DAY_SECONDS },
  });
  await sandbox.control('POST', 'clock/advance', { seconds: 60 * DAY_SECONDS });
  await stripe.subscriptions.update(id, { trial_end: created + 75 * DAY_SECONDS, proration_behavior: 'none' });
  await sandbox.control('POST', 'clock/advance', { seconds: 30 * DAY_SECONDS });
  await stripe.subscriptions.update(id, { ...priced(24_000, 'year'), billing_cycle_anchor: { type: 'now' } });
  await stripe.subscriptions.pause(id);
  await stripe.subscriptions.resume(id);
  await sandbox.happened('invoice.voided', 'customer.subscription.trial_will_end', 'customer.subscription.resumed');
  sandbox.traffic.assertClean();
});

it('a visit to the portal and a card saved on a page are clean', async () => {
  const { stripe } = sandbox;
  const { customer, id } = await subscribe(sandbox, 'year');
  const visit = await stripe.billingPortal.sessions.create({ customer: String(customer) });
  await sandbox.pay(`${visit.url}/cancel/${id}`, {});
  await sandbox.pay(`${visit.url}/card`, { number: '5555555555554444' });
  const page = await stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'usd',
    customer: String(customer),
    success_url: 'https://example.org/',
  });
  await sandbox.pay(page.url, { method: 'card', number: '4242424242424242', email: 'reader@example.org' });
  await sandbox.happened('setup_intent.succeeded', 'setup_intent.succeeded', 'customer.subscription.updated');
  sandbox.traffic.assertClean();
});

const DAY_SECONDS = 86_400;
