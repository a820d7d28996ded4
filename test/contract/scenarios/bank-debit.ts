import assert from 'node:assert/strict';
import Stripe from 'stripe';
import { readCharge } from '../../../src/infrastructure/stripe/facts/charge-fact';
import { bookedCharge } from './card-payment';
import { projected } from './on-the-wire';
import { NotHere, type Bench, type Scenario } from './scenario';

export const BANK_DEBIT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a SEPA debit is pending for days, and booked at once',
    async run(bench) {
      const intent = await debit(bench);
      assert.equal(intent.status, 'processing');
      const { charge, booking } = await bookedCharge(bench, intent.id);
      assert.equal(readCharge(projected(charge)).status, 'pending');
      assert.deepEqual([booking.status, booking.reporting_category], ['pending', 'charge']);
    },
  },
];

async function debit(bench: Bench): Promise<Stripe.PaymentIntent> {
  try {
    return await submit(bench);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || !NOT_ACTIVATED.test(error.message)) throw error;
    throw new NotHere('this account takes no SEPA debits (the dashboard has them under payment methods)');
  }
}

async function submit({ stripe }: Bench): Promise<Stripe.PaymentIntent> {
  const method = await stripe.paymentMethods.create({
    type: 'sepa_debit',
    // Pays after some minutes: https://docs.stripe.com/payments/sepa-debit/accept-a-payment#test-integration
    sepa_debit: { iban: 'AT321904300235473204' },
    // Stripe demands both for a bank debit.
    billing_details: { name: 'Contract Scenario', email: 'contract@example.org' },
  });
  return stripe.paymentIntents.create({
    ...{ amount: 2500, currency: 'eur', payment_method: method.id, confirm: true },
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    // The one way to say yes without an IP address.
    mandate_data: { customer_acceptance: { type: 'offline', offline: {} } },
  });
}

/** Stripe's text is all that tells this refusal from others. */
const NOT_ACTIVATED = /activated|not enabled|not available|dashboard/i;
