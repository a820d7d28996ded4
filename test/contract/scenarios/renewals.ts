import assert from 'node:assert/strict';
import type Stripe from 'stripe';
import { monthlyTerms } from '../../../src/giving/monthly/monthly.terms';
import { ensureProduct } from './gift';
import { eventually } from './on-the-wire';
import type { Bench, Scenario } from './scenario';

/** What time does to a subscription: shown with a test clock, which real test mode has too. */
export const RENEWAL_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a renewal is drawn up as a draft at the end of the period, and paid about an hour later',
    async run(bench) {
      const { clock, subscription } = await subscribeByClock(bench);
      const ends = periodEnd(subscription);
      await advance(bench, clock, ends + MINUTE);
      assert.deepEqual(await newestInvoice(bench, subscription), ['subscription_cycle', 'draft']);
      await advance(bench, clock, ends + 2 * HOUR);
      assert.deepEqual(await newestInvoice(bench, subscription), ['subscription_cycle', 'paid']);
    },
  },
  {
    name: 'a renewal that is refused leaves the subscription past due, and its invoice open with a date to try again',
    async run(bench) {
      const { clock, subscription } = await subscribeByClock(bench);
      const { stripe } = bench;
      const customer = String(subscription.customer);
      const refused = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
      await stripe.subscriptions.update(subscription.id, { default_payment_method: refused.id });
      await advance(bench, clock, periodEnd(subscription) + 2 * HOUR);
      const { status } = await stripe.subscriptions.retrieve(subscription.id);
      const [invoice] = (await stripe.invoices.list({ subscription: subscription.id, limit: 1 })).data;
      assert.deepEqual([status, invoice?.status, invoice?.attempt_count], ['past_due', 'open', 1]);
      assert.equal(typeof invoice?.next_payment_attempt, 'number');
    },
  },
  {
    name: 'cancel_at min_period_end ends the subscription with its period and leaves cancel_at_period_end false',
    async run(bench) {
      const { clock, subscription } = await subscribeByClock(bench);
      const ending = await bench.stripe.subscriptions.update(subscription.id, { cancel_at: 'min_period_end' });
      assert.deepEqual([ending.cancel_at, ending.cancel_at_period_end], [periodEnd(subscription), false]);
      await advance(bench, clock, periodEnd(subscription) + HOUR);
      assert.equal((await bench.stripe.subscriptions.retrieve(subscription.id)).status, 'canceled');
    },
  },
];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const AMOUNT_MINOR = 1500;

/** A customer on a clock of their own gives 15.00 a month; clock, customer and subscription go with the scenario. */
async function subscribeByClock(bench: Bench): Promise<{ clock: string; subscription: Stripe.Subscription }> {
  const { stripe } = bench;
  await ensureProduct(bench, monthlyTerms);
  const { id: clock } = await stripe.testHelpers.testClocks.create({ frozen_time: Math.floor(Date.now() / 1000) });
  bench.cleanUp(() => stripe.testHelpers.testClocks.del(clock));
  const customer = await stripe.customers.create({ test_clock: clock });
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const price_data = {
    ...{ currency: 'usd', unit_amount: AMOUNT_MINOR, recurring: { interval: 'month' as const } },
    product: monthlyTerms.productId,
  };
  const subscription = await stripe.subscriptions.create({
    ...{ customer: customer.id, default_payment_method: method.id, items: [{ price_data }] },
  });
  return { clock, subscription };
}

async function advance({ stripe }: Bench, clock: string, frozen_time: number): Promise<void> {
  await stripe.testHelpers.testClocks.advance(clock, { frozen_time });
  await eventually(
    () => stripe.testHelpers.testClocks.retrieve(clock),
    ({ status }) => status === 'ready',
    'a test clock that has arrived',
  );
}

async function newestInvoice({ stripe }: Bench, { id: subscription }: Stripe.Subscription) {
  const [invoice] = (await stripe.invoices.list({ subscription, limit: 1 })).data;
  return [invoice?.billing_reason, invoice?.status];
}

function periodEnd({ items }: Stripe.Subscription): number {
  return items.data[0]?.current_period_end ?? assert.fail('a subscription without an item');
}
