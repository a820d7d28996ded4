import { Bank } from './bank';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open();
});
afterEach(() => bank.close());

test('a full refund takes the amount from the balance and leaves the fee with Stripe', async () => {
  const charge = await bank.charge();
  const refund = await bank.stripe.refunds.create({ charge: charge.id, metadata: { contribution: '0190c0de' } });
  expect(refund).toMatchObject({ amount: 1000, status: 'succeeded', charge: charge.id, reason: null });
  expect(await bank.movements(refund.id)).toEqual([[-1000, 0, 'refund']]);
  expect(await bank.balance()).toMatchObject({ total: -59 });
  expect(await bank.stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 1000, refunded: true });
});

test('tells of a refund in the order seen at Stripe', async () => {
  const charge = await bank.charge();
  const events = await bank.eventsOf(() => bank.stripe.refunds.create({ charge: charge.id }));
  expect(events).toEqual(['refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated']);
});

test('several refunds of one payment add up to it and no further', async () => {
  const { id, payment_intent } = await bank.charge();
  await bank.stripe.refunds.create({ payment_intent: String(payment_intent), amount: 300 });
  await expect(bank.stripe.refunds.create({ charge: id, amount: 701 })).rejects.toThrow(
    'Refund amount (7.01 EUR) is greater than unrefunded amount on charge (7.00 EUR)',
  );
  await bank.stripe.refunds.create({ charge: id });
  await expect(bank.stripe.refunds.create({ charge: id })).rejects.toMatchObject({ code: 'charge_already_refunded' });
  const { data } = await bank.stripe.refunds.list({ charge: id });
  expect(data.map(({ amount }) => amount)).toEqual([700, 300]);
  const { refunds } = await bank.stripe.charges.retrieve(id, { expand: ['refunds'] });
  expect(refunds?.data).toHaveLength(2);
});

test('a refund made in the dashboard carries no metadata, and its events no request', async () => {
  const charge = await bank.charge();
  await bank.shop.control('POST', 'refunds', { charge: charge.id, amount: 400, reason: 'duplicate' });
  const { data } = await bank.stripe.refunds.list();
  expect(data).toMatchObject([{ amount: 400, metadata: {}, reason: 'duplicate' }]);
  const [event] = (await bank.stripe.events.list({ type: 'refund.created' })).data;
  expect(event?.request).toEqual({ id: null, idempotency_key: null });
});

test('a refund of the card 7726 is pending, its money gone, and succeeds later', async () => {
  const charge = await bank.charge('pm_card_pendingRefund');
  const refund = await bank.stripe.refunds.create({ charge: charge.id });
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
  expect(refund.balance_transaction).not.toBeNull();
  await bank.later(1);
  const done = await bank.stripe.refunds.retrieve(refund.id);
  expect(done).toMatchObject({ status: 'succeeded', destination_details: { card: { reference_status: 'available' } } });
  expect(done.pending_reason).toBeUndefined();
});

test('a refund of the card 5126 succeeds and fails: the money is back, and the charge can be refunded again', async () => {
  const charge = await bank.charge('pm_card_refundFail');
  const refund = await bank.stripe.refunds.create({ charge: charge.id });
  expect(refund.status).toBe('succeeded');
  const events = await bank.eventsOf(() => bank.later(1));
  expect(events).toEqual(['refund.failed', 'refund.updated', 'charge.refund.updated']);
  const failed = await bank.stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
  expect(failed).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: { amount: 1000, fee: 0, reporting_category: 'refund_failure' },
  });
  expect(await bank.balance()).toMatchObject({ total: 941 });
  expect(await bank.stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false });
});

test('a refund that waits for the payer can be canceled, and no other', async () => {
  const charge = await bank.charge();
  await bank.shop.control('POST', 'refunds/next', { start: 'requires_action' });
  const waiting = await bank.stripe.refunds.create({ charge: charge.id, amount: 600 });
  expect(waiting.status).toBe('requires_action');
  expect(await bank.stripe.refunds.cancel(waiting.id)).toMatchObject({ status: 'canceled' });
  expect(await bank.movements(waiting.id)).toEqual([
    [-600, 0, 'refund'],
    [600, 0, 'refund_failure'],
  ]);
  const done = await bank.stripe.refunds.create({ charge: charge.id, amount: 600 });
  await expect(bank.stripe.refunds.cancel(done.id)).rejects.toMatchObject({ statusCode: 400 });
});

test('a refund for which the balance lacks the money has no balance transaction until it goes', async () => {
  const charge = await bank.charge();
  await bank.shop.control('POST', 'refunds/next', { start: 'lacks_funds' });
  const refund = await bank.stripe.refunds.create({ charge: charge.id });
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null });
  await bank.shop.control('POST', `refunds/${refund.id}/move`, { to: 'succeeded' });
  expect(await bank.movements(refund.id)).toEqual([[-1000, 0, 'refund']]);
});

test.each([
  ['pending', 'failed'],
  ['requires_action', 'pending'],
  ['requires_action', 'failed'],
])('a refund can go from %s to %s', async (from, to) => {
  const charge = await bank.charge();
  await bank.shop.control('POST', 'refunds/next', { start: 'requires_action' });
  const { id } = await bank.stripe.refunds.create({ charge: charge.id });
  if (from === 'pending') await bank.shop.control('POST', `refunds/${id}/move`, { to: from });
  await bank.shop.control('POST', `refunds/${id}/move`, { to });
  expect(await bank.stripe.refunds.retrieve(id)).toMatchObject({ status: to });
});

test('metadata of a refund can be changed, and both names of the event tell of it', async () => {
  const charge = await bank.charge();
  const refund = await bank.stripe.refunds.create({ charge: charge.id });
  await bank.later(1);
  const events = await bank.eventsOf(() => bank.stripe.refunds.update(refund.id, { metadata: { note: 'thanks' } }));
  expect(events).toEqual(['refund.updated', 'charge.refund.updated']);
});

test.each([
  [{}, 'One of the following params should be provided'],
  [{ charge: 'ch_none1' }, "No such charge: 'ch_none1'"],
  [{ charge: 'ch_1', payment_intent: 'pi_1' }, 'You may only specify one of these parameters'],
])('a refund of %j is refused', async (params, message) => {
  await expect(bank.stripe.refunds.create(params)).rejects.toThrow(message);
});

test('a payment that took no money cannot be refunded', async () => {
  const declined = bank.charge('pm_card_chargeDeclined');
  await expect(declined).rejects.toMatchObject({ code: 'card_declined' });
  const [intent] = (await bank.stripe.paymentIntents.list()).data;
  await expect(bank.stripe.refunds.create({ payment_intent: intent!.id })).rejects.toThrow('successful charge');
});

test('a refund the payer never answered expires as failed', async () => {
  const charge = await bank.charge();
  await bank.shop.control('POST', 'refunds/next', { start: 'requires_action' });
  const { id } = await bank.stripe.refunds.create({ charge: charge.id });
  expect(await bank.stripe.testHelpers.refunds.expire(id)).toMatchObject({
    status: 'failed',
    failure_reason: 'unknown',
  });
});

test('a bank debit can be refunded once it is paid: slowly, and under another prefix', async () => {
  const billing_details = { email: 'ada@reader.example', name: 'Ada Reader' };
  const sepa_debit = { iban: 'AT611904300234573201' };
  const method = await bank.stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit, billing_details });
  const made = { amount: 1000, currency: 'eur', confirm: true, payment_method: method.id };
  const intent = await bank.stripe.paymentIntents.create({ ...made, return_url: 'https://example.org/back' });
  const refund = () => bank.stripe.refunds.create({ payment_intent: intent.id });
  await expect(refund()).rejects.toMatchObject({ code: 'charge_not_refundable' });
  await bank.shop.control('POST', 'bank-debits/settle', {});
  const { id, status } = await refund();
  expect([id.startsWith('pyr_'), status]).toEqual([true, 'pending']);
  await bank.later(1);
  expect(await bank.stripe.refunds.retrieve(id)).toMatchObject({ status: 'succeeded' });
  const { data } = await bank.stripe.balanceTransactions.list({ source: id });
  expect(data).toMatchObject([{ amount: -1000, type: 'payment_refund', reporting_category: 'refund' }]);
});
