import assert from 'node:assert/strict';
import type Stripe from 'stripe';
import type { FrequencyTerms } from '../../../src/giving/contributions/frequency-terms';
import { readSession } from '../../../src/infrastructure/stripe/facts/session-fact';
import { ALL_TERMS, newGift, openSession, type Gift } from './gift';
import { projected } from './on-the-wire';
import type { Bench, Scenario } from './scenario';

/**
 * Sessions that are paid. Stripe documents no call that fills in its page; its own command line uses `/v1/payment_pages`, and so does this. Should
 * Stripe withdraw that, these fail and say nothing about the rest.
 */
export const PAID_PAGE_SCENARIOS: readonly Scenario[] = ALL_TERMS.map(paid);

function paid(terms: FrequencyTerms): Scenario {
  return {
    name: `${terms.frequency}: a page that is paid completes its session, and our ids are on what it made`,
    async run(bench) {
      const gift = newGift(terms);
      const id = await openSession(bench, gift);
      await payPage(bench, id, gift);
      const session = await bench.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent', 'subscription'] });
      endWithScenario(bench, session);
      const { status, paymentStatus } = readSession(projected(session));
      assert.deepEqual({ status, paymentStatus }, { status: 'complete', paymentStatus: 'paid' });
      const made = terms.interval === undefined ? session.payment_intent : session.subscription;
      assert.ok(typeof made === 'object' && made !== null);
      assert.deepEqual(made.metadata, {
        ...{ contribution_id: gift.contributionId, checkout_session_id: gift.checkoutSessionId },
      });
    },
  };
}

async function payPage({ stripe }: Bench, sessionId: string, { amountMinor }: Gift): Promise<void> {
  const { id } = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    // The page demands an address to write to.
    billing_details: { email: 'contract@example.org' },
  });
  const page = `/v1/payment_pages/${sessionId}`;
  await stripe.rawRequest('GET', page);
  await stripe.rawRequest('POST', `${page}/confirm`, { payment_method: id, expected_amount: amountMinor });
}

function endWithScenario({ stripe, cleanUp }: Bench, { customer, subscription }: Stripe.Checkout.Session): void {
  if (typeof customer === 'string') cleanUp(() => stripe.customers.del(customer));
  if (typeof subscription === 'object' && subscription !== null) {
    cleanUp(() => stripe.subscriptions.cancel(subscription.id));
  }
}
