import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { readCharge } from '../../../src/infrastructure/stripe/facts/charge-fact';
import { readPaymentIntent } from '../../../src/infrastructure/stripe/facts/payment-intent-fact';
import { PAYMENT, WITHOUT_CARD, bookedCharge, payByCard } from './card-payment';
import { assertRefused, projected } from './on-the-wire';
import type { Scenario } from './scenario';

/** Cards, paid by API: what a payment page does behind its form. */
export const CARD_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a card that pays is charged the amount, under our id',
    async run(bench) {
      const contributionId = randomUUID();
      const intent = await payByCard(bench, 'pm_card_visa', contributionId);
      const { status, amountMinor, currency, ...fact } = readPaymentIntent(projected(intent));
      assert.deepEqual({ status, amountMinor, currency }, { status: 'succeeded', amountMinor: 2500n, currency: 'USD' });
      assert.equal(fact.contributionId, contributionId);
      const charge = await bench.stripe.charges.retrieve(String(intent.latest_charge));
      assert.equal(charge.metadata['contribution_id'], contributionId);
    },
  },
  {
    name: 'a charge is booked in a balance transaction: net = amount − fee',
    async run(bench) {
      const intent = await payByCard(bench, 'pm_card_visa');
      const { charge, booking } = await bookedCharge(bench, intent.id);
      const fact = readCharge(projected(charge));
      assert.deepEqual(
        [fact.status, fact.amountCapturedMinor, fact.paymentIntentId, fact.balanceTransactionId],
        ['succeeded', BigInt(PAYMENT.amount), intent.id, booking.id],
      );
      assert.deepEqual([booking.reporting_category, booking.source], ['charge', charge.id]);
      assert.equal(booking.net, booking.amount - booking.fee);
    },
  },
  {
    name: 'a charge says what the bank statement will show',
    async run(bench) {
      const intent = await payByCard(bench, 'pm_card_visa');
      const charge = await bench.stripe.charges.retrieve(String(intent.latest_charge));
      assert.equal(typeof charge.calculated_statement_descriptor, 'string');
    },
  },
  declined('generic_decline', 'pm_card_chargeDeclined'),
  declined('insufficient_funds', 'pm_card_chargeDeclinedInsufficientFunds'),
  {
    name: 'a declined payment keeps its failed charge and can be paid with another card',
    async run({ stripe }) {
      const { id } = await stripe.paymentIntents.create(WITHOUT_CARD);
      await assert.rejects(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_chargeDeclined' }));
      const { status, latest_charge: failed, last_payment_error } = await stripe.paymentIntents.retrieve(id);
      assert.deepEqual([status, last_payment_error?.decline_code], ['requires_payment_method', 'generic_decline']);
      const charge = readCharge(projected(await stripe.charges.retrieve(String(failed))));
      assert.deepEqual([charge.status, charge.balanceTransactionId], ['failed', null]);
      const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
      assert.equal(paid.status, 'succeeded');
      assert.notEqual(paid.latest_charge, failed);
    },
  },
  {
    name: "a refused card's answer carries the payment intent it left behind",
    async run(bench) {
      await assert.rejects(payByCard(bench, 'pm_card_chargeDeclined'), (error: unknown) => {
        assert.ok(error instanceof Stripe.errors.StripeCardError);
        assert.equal(error.payment_intent?.status, 'requires_payment_method');
        return true;
      });
    },
  },
  {
    name: 'a card whose bank wants to ask waits for the payer, uncharged',
    async run(bench) {
      const intent = await payByCard(bench, 'pm_card_authenticationRequired');
      bench.cleanUp(() => bench.stripe.paymentIntents.cancel(intent.id));
      assert.deepEqual([intent.status, intent.latest_charge], ['requires_action', null]);
      assert.ok(intent.next_action);
    },
  },
];

function declined(reason: string, card: string): Scenario {
  return {
    name: `${card} answers 402 with the bank's reason, ${reason}`,
    run: (bench) =>
      assertRefused(bench, () => payByCard(bench, card), {
        ...{ status: 402, type: 'card_error', code: 'card_declined', decline_code: reason },
      }),
  };
}
