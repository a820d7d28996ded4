import assert from 'node:assert/strict';
import type Stripe from 'stripe';
import type { FrequencyTerms } from '../../../src/giving/contributions/frequency-terms';
import { readSession } from '../../../src/infrastructure/stripe/facts/session-fact';
import { ALL_TERMS, newGift, openSession, type Gift } from './gift';
import { assertRefused, projected } from './on-the-wire';
import type { Scenario } from './scenario';

/** Payment pages that nobody pays: all that can be said of them over the documented API. */
export const SESSION_SCENARIOS: readonly Scenario[] = ALL_TERMS.flatMap((terms) => [
  opened(terms),
  repeated(terms),
  changed(terms),
  expired(terms),
]);

function opened(terms: FrequencyTerms): Scenario {
  return {
    name: `${terms.frequency}: a session is open for the amount, the period and the ids it was asked for`,
    async run(bench) {
      const gift = newGift(terms);
      const id = await openSession(bench, gift);
      const session = await bench.stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] });
      assertAsAsked(session, gift);
      const { contributionId, checkoutSessionId, status, paymentStatus } = readSession(projected(session));
      assert.deepEqual(
        { contributionId, checkoutSessionId, status, paymentStatus },
        {
          ...{ contributionId: gift.contributionId, checkoutSessionId: gift.checkoutSessionId },
          ...{ status: 'open', paymentStatus: 'unpaid' },
        },
      );
    },
  };
}

function assertAsAsked(session: Stripe.Checkout.Session, gift: Gift): void {
  const { request, terms } = gift;
  const [line] = session.line_items?.data ?? [];
  assert.deepEqual(
    {
      ...{ mode: session.mode, submit: session.submit_type, livemode: session.livemode },
      ...{ amount: session.amount_total, currency: session.currency, reference: session.client_reference_id },
      ...{ success: session.success_url, cancel: session.cancel_url, expires: session.expires_at },
      // A session has no payment intent before somebody pays.
      intent: session.payment_intent,
      price: {
        product: line?.price?.product,
        interval: line?.price?.recurring?.interval,
        amount: line?.price?.unit_amount,
      },
    },
    {
      ...{ mode: request.mode, submit: 'donate', livemode: false },
      ...{ amount: gift.amountMinor, currency: gift.currency, reference: gift.contributionId },
      ...{ success: request.success_url, cancel: request.cancel_url, expires: request.expires_at },
      intent: null,
      price: { product: terms.productId, interval: terms.interval, amount: gift.amountMinor },
    },
  );
}

function repeated(terms: FrequencyTerms): Scenario {
  return {
    name: `${terms.frequency}: a session asked for again under its key is the same session on the same page`,
    async run(bench) {
      const gift = newGift(terms);
      await openSession(bench, gift);
      const [first, second] = [
        await bench.checkout.open(gift.request, gift.key),
        await bench.checkout.open(gift.request, gift.key),
      ];
      assert.deepEqual(second, first);
    },
  };
}

function changed(terms: FrequencyTerms): Scenario {
  return {
    name: `${terms.frequency}: a session asked for with another expiry under the same key is an idempotency error`,
    async run(bench) {
      const gift = newGift(terms);
      await openSession(bench, gift);
      const request = { ...gift.request, expires_at: Number(gift.request.expires_at) + 1 };
      await assertRefused(bench, () => bench.checkout.open(request, gift.key), {
        ...{ status: 400, type: 'idempotency_error' },
      });
    },
  };
}

function expired(terms: FrequencyTerms): Scenario {
  return {
    name: `${terms.frequency}: a session that was expired has no page, and cannot be expired again`,
    async run(bench) {
      const id = await openSession(bench, newGift(terms));
      assert.equal(await bench.checkout.close(id), 'expired');
      const { status, url } = await bench.stripe.checkout.sessions.retrieve(id);
      assert.deepEqual({ status, url }, { status: 'expired', url: null });
      await assertRefused(bench, () => bench.stripe.checkout.sessions.expire(id), {
        status: 400,
        type: 'invalid_request_error',
      });
    },
  };
}
