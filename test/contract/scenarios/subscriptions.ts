import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { monthlyTerms } from '../../../src/giving/monthly/monthly.terms';
import { readInvoice } from '../../../src/infrastructure/stripe/facts/invoice-fact';
import { readInvoicePayment } from '../../../src/infrastructure/stripe/facts/invoice-payment-fact';
import { readSubscription } from '../../../src/infrastructure/stripe/facts/subscription-fact';
import { STRIPE_API_VERSION } from '../../../src/infrastructure/stripe/stripe-client';
import { StripeSubscriptionSchedules } from '../../../src/infrastructure/stripe/subscription-schedules';
import { versionAdapter } from '../../../src/infrastructure/stripe/versions/versions';
import { ensureProduct } from './gift';
import { eventually, projected } from './on-the-wire';
import type { Bench, Scenario } from './scenario';

/** Subscriptions made by API, for a customer without a name. */
export const SUBSCRIPTION_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a subscription is active once its first month is paid, and its item says until when',
    async run(bench) {
      const contributionId = randomUUID();
      const subscription = readSubscription(projected(await subscribe(bench, contributionId)), VERSION);
      assert.deepEqual([subscription.status, subscription.contributionId], ['active', contributionId]);
      const days = (Number(subscription.currentPeriodEnd) - Date.now()) / MS_PER_DAY;
      assert.ok(days > 27 && days < 32, `the period ends in ${days} days`);
    },
  },
  {
    name: 'the first invoice of a subscription is paid and names the subscription under parent',
    async run(bench) {
      const { id, latest_invoice: latest } = await subscribe(bench);
      const invoice = await bench.stripe.invoices.retrieve(String(latest));
      const { status, subscriptionId, totalMinor, billingReason } = readInvoice(projected(invoice), VERSION);
      assert.deepEqual([status, subscriptionId, totalMinor], ['paid', id, BigInt(AMOUNT_MINOR)]);
      assert.equal(billingReason, 'subscription_create');
    },
  },
  {
    name: 'an invoice payment joins the invoice and its payment intent, and is found from either side',
    async run(bench) {
      const { latest_invoice: latest } = await subscribe(bench);
      const invoice = String(latest);
      const fact = await paymentOf(bench, invoice);
      const payment_intent = fact.paymentIntentId ?? assert.fail('the invoice payment names no payment intent');
      const { stripe } = bench;
      const fromIntent = await stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent } });
      assert.deepEqual([fact.status, fact.invoiceId, fact.amountPaidMinor], ['paid', invoice, BigInt(AMOUNT_MINOR)]);
      assert.deepEqual(
        fromIntent.data.map(({ id }) => id),
        [fact.stripeId],
      );
      assert.equal((await stripe.paymentIntents.retrieve(payment_intent)).status, 'succeeded');
    },
  },
  {
    name: 'a subscription that is canceled says so, and when',
    async run(bench) {
      const { id } = await subscribe(bench);
      const canceled = await bench.stripe.subscriptions.cancel(id);
      assert.equal(readSubscription(projected(canceled), VERSION).status, 'canceled');
      assert.equal(typeof canceled.ended_at, 'number');
    },
  },
  {
    name: 'a change that is planned is paid with the card of the gift, and with another once that is given',
    async run({ stripe, ...bench }) {
      const { id, customer, default_payment_method: first } = await subscribe({ stripe, ...bench });
      const schedules = new StripeSubscriptionSchedules(stripe);
      const price = {
        productId: monthlyTerms.productId,
        amountMinor: 9000n,
        currency: 'usd',
        interval: 'year' as const,
      };
      await schedules.planPrice(id, price, { create: randomUUID(), update: randomUUID() });
      const { schedule } = await stripe.subscriptions.retrieve(id);
      const methods = async () =>
        (await stripe.subscriptionSchedules.retrieve(String(schedule))).phases.map(
          (phase) => phase.default_payment_method,
        );
      assert.deepEqual(await methods(), [first, first]);
      const other = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: String(customer) });
      await schedules.usePaymentMethod(id, other.id, randomUUID());
      assert.deepEqual(await methods(), [other.id, other.id]);
      assert.equal((await stripe.subscriptions.retrieve(id)).default_payment_method, other.id);
    },
  },
];

const VERSION = versionAdapter(STRIPE_API_VERSION);
const AMOUNT_MINOR = 1500;
const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** A customer with a test card gives 15.00 a month; ended with the scenario. */
async function subscribe(bench: Bench, contributionId = randomUUID()): Promise<Stripe.Subscription> {
  const { stripe } = bench;
  await ensureProduct(bench, monthlyTerms);
  const customer = await stripe.customers.create();
  // Takes the customer's subscriptions along.
  bench.cleanUp(() => stripe.customers.del(customer.id));
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const price = await stripe.prices.create({
    ...{ currency: 'usd', unit_amount: AMOUNT_MINOR, recurring: { interval: 'month' } },
    product: monthlyTerms.productId,
  });
  bench.cleanUp(() => stripe.prices.update(price.id, { active: false }));
  return stripe.subscriptions.create({
    ...{ customer: customer.id, default_payment_method: method.id, items: [{ price: price.id }] },
    metadata: { contribution_id: contributionId },
  });
}

/** Paid some seconds after the invoice says so. */
async function paymentOf({ stripe }: Bench, invoice: string) {
  const { data } = await eventually(
    () => stripe.invoicePayments.list({ invoice }),
    (list) => list.data[0]?.status === 'paid',
    'a paid invoice payment',
  );
  const [payment] = data;
  assert.ok(payment);
  return readInvoicePayment(projected(payment));
}
