import type Stripe from 'stripe';
import { Bank } from './bank';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open();
});
afterEach(() => bank.close());

const authorize = (): Promise<Stripe.PaymentIntent> =>
  bank.stripe.paymentIntents.create({
    ...{ amount: 2000, capture_method: 'manual', confirm: true, currency: 'eur', payment_method: 'pm_card_visa' },
    return_url: 'https://example.org/back',
  });
const chargeOf = ({ latest_charge }: Stripe.PaymentIntent) => bank.stripe.charges.retrieve(String(latest_charge));

test('an authorization moves nothing until it is captured', async () => {
  const intent = await authorize();
  expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 2000, amount_received: 0 });
  const charge = await chargeOf(intent);
  expect(charge).toMatchObject({ status: 'succeeded', captured: false, amount_captured: 0, balance_transaction: null });
  expect(await bank.movements(charge.id)).toEqual([]);
  const events = await bank.eventsOf(() => bank.stripe.paymentIntents.capture(intent.id));
  expect(events).toEqual(['charge.captured', 'payment_intent.succeeded', 'charge.updated']);
  expect(await bank.movements(charge.id)).toEqual([[2000, 88, 'charge']]);
});

test('what is not captured goes back: booked whole, less the rest, with the fee for what was taken', async () => {
  const intent = await authorize();
  await bank.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 1500 });
  await bank.later(1);
  const charge = await chargeOf(intent);
  expect(charge).toMatchObject({ amount: 2000, amount_captured: 1500, amount_refunded: 500, refunded: false });
  expect(await bank.movements(charge.id)).toEqual([[2000, 74, 'charge']]);
  const [release] = (await bank.stripe.refunds.list({ charge: charge.id })).data;
  expect(await bank.movements(release!.id)).toEqual([[-500, 0, 'partial_capture_reversal']]);
  await expect(bank.stripe.refunds.create({ charge: charge.id, amount: 1501 })).rejects.toThrow('15.00 EUR');
  await bank.stripe.refunds.create({ charge: charge.id, amount: 1500 });
  expect(await bank.balance()).toMatchObject({ total: -74 });
});

test('more than was authorized cannot be captured, nor anything twice', async () => {
  const { id } = await authorize();
  const capture = (amount_to_capture: number) => bank.stripe.paymentIntents.capture(id, { amount_to_capture });
  await expect(capture(2001)).rejects.toMatchObject({ code: 'amount_too_large' });
  await capture(2000);
  await expect(capture(1)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' });
});

test('an authorization that is called off leaves no money behind', async () => {
  const intent = await authorize();
  const canceled = await bank.stripe.paymentIntents.cancel(intent.id);
  expect(canceled).toMatchObject({ status: 'canceled', amount_capturable: 0 });
  const charge = await chargeOf(intent);
  expect(charge).toMatchObject({ amount_refunded: 2000, refunded: true, captured: false });
  expect((await bank.stripe.balanceTransactions.list()).data).toEqual([]);
});

test('an authorization nobody captures expires after seven days', async () => {
  const intent = await authorize();
  const events = await bank.eventsOf(() => bank.daysLater(8));
  expect(events).toEqual(['refund.created', 'charge.refunded', 'charge.expired', 'payment_intent.canceled']);
  const { status, cancellation_reason } = await bank.stripe.paymentIntents.retrieve(intent.id);
  expect([status, cancellation_reason]).toEqual(['canceled', 'automatic']);
  const [release] = (await bank.stripe.refunds.list()).data;
  expect(release).toMatchObject({ reason: 'expired_uncaptured_charge', balance_transaction: null });
});
