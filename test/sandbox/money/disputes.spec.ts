import type Stripe from 'stripe';
import { Bank } from './bank';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open();
});
afterEach(() => bank.close());

const disputeOf = async ({ id }: Stripe.Charge): Promise<Stripe.Dispute> =>
  (await bank.stripe.disputes.list({ charge: id })).data[0]!;
const move = (id: string, to: string) => bank.shop.control('POST', `disputes/${id}/move`, { to });

test('a chargeback takes the amount and a fee', async () => {
  const charge = await bank.charge('pm_card_createDispute', 5000);
  const dispute = await disputeOf(charge);
  expect(dispute).toMatchObject({
    amount: 5000,
    reason: 'fraudulent',
    status: 'needs_response',
    balance_transactions: [{ amount: -5000, fee: 1500, net: -6500, type: 'adjustment', source: dispute.id }],
  });
  expect(await bank.stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true, refunded: false });
  await expect(bank.stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_disputed' });
});

test('a dispute that is won brings back the amount and the fee for contesting it; the fee for receiving it stays', async () => {
  const dispute = await disputeOf(await bank.charge('pm_card_createDispute', 5000));
  const evidence = { uncategorized_text: 'a reader wrote to thank us' };
  const contested = await bank.stripe.disputes.update(dispute.id, { evidence });
  expect(contested).toMatchObject({ status: 'under_review', evidence_details: { submission_count: 1 } });
  const events = await bank.eventsOf(() => move(dispute.id, 'won'));
  expect(events).toEqual(['charge.dispute.funds_reinstated', 'charge.dispute.closed']);
  expect(await bank.movements(dispute.id)).toEqual([
    [-5000, 1500, 'dispute'],
    [0, 1500, 'dispute'],
    [5000, -1500, 'dispute_reversal'],
  ]);
  expect(await bank.balance()).toMatchObject({ total: 5000 - 175 - 1500 });
});

test('under the older rules a won dispute brings everything back', async () => {
  await bank.charge();
  await bank.close();
  bank = await Bank.open({ disputeFees: 'returned_when_won' });
  const dispute = await disputeOf(await bank.charge('pm_card_createDispute', 5000));
  await bank.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  expect(await bank.balance()).toMatchObject({ total: 5000 - 175 });
});

test('a dispute that is lost changes nothing more', async () => {
  const dispute = await disputeOf(await bank.charge('pm_card_createDisputeProductNotReceived', 5000));
  expect(dispute).toMatchObject({ reason: 'product_not_received', network_reason_code: '13.1' });
  const events = await bank.eventsOf(() => bank.stripe.disputes.close(dispute.id));
  expect(events).toEqual(['charge.dispute.closed']);
  expect(await bank.movements(dispute.id)).toEqual([[-5000, 1500, 'dispute']]);
  await expect(bank.stripe.disputes.close(dispute.id)).rejects.toMatchObject({ statusCode: 400 });
});

test('an inquiry moves no money, and can be answered or become a chargeback', async () => {
  const charge = await bank.charge('pm_card_createDisputeInquiry');
  const inquiry = await disputeOf(charge);
  expect(inquiry).toMatchObject({
    status: 'warning_needs_response',
    balance_transactions: [],
    is_charge_refundable: true,
  });
  await bank.stripe.disputes.update(inquiry.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  expect(await disputeOf(charge)).toMatchObject({ status: 'warning_closed', balance_transactions: [] });
  const escalating = await disputeOf(await bank.charge('pm_card_createDisputeInquiry'));
  const events = await bank.eventsOf(() => move(escalating.id, 'escalated'));
  expect(events).toEqual(['charge.dispute.updated', 'charge.dispute.funds_withdrawn']);
  expect(await bank.movements(escalating.id)).toEqual([[-1000, 1500, 'dispute']]);
});

test('a dispute can be about a part of a charge, after a part was refunded', async () => {
  const charge = await bank.charge('pm_card_visa', 5000);
  await bank.stripe.refunds.create({ charge: charge.id, amount: 2000 });
  await bank.shop.control('POST', 'disputes', { charge: charge.id, amount: 3000, reason: 'duplicate' });
  expect(await disputeOf(charge)).toMatchObject({ amount: 3000, reason: 'duplicate', status: 'needs_response' });
  expect(await bank.balance()).toMatchObject({ total: 5000 - 175 - 2000 - 3000 - 1500 });
});

test('a prevented dispute is closed as soon as it is there, without a fee', async () => {
  const charge = await bank.charge();
  const events = await bank.eventsOf(() =>
    bank.shop.control('POST', 'disputes', { charge: charge.id, kind: 'prevented' }),
  );
  expect(events).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.closed']);
  const dispute = await disputeOf(charge);
  expect(dispute.status).toBe('prevented');
  expect(await bank.movements(dispute.id)).toEqual([[-1000, 0, 'dispute']]);
});

test('what was lost can be appealed and won', async () => {
  const dispute = await disputeOf(await bank.charge('pm_card_createDispute', 5000));
  await move(dispute.id, 'lost');
  await move(dispute.id, 'appealed');
  expect(await bank.stripe.disputes.retrieve(dispute.id)).toMatchObject({ status: 'appeal_needs_response' });
  await bank.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } });
  expect(await bank.stripe.disputes.retrieve(dispute.id)).toMatchObject({ status: 'won' });
  expect(await bank.balance()).toMatchObject({ total: 5000 - 175 - 1500 });
});

test('what was won can be taken again, and no fee comes back twice', async () => {
  const dispute = await disputeOf(await bank.charge('pm_card_createDispute', 5000));
  for (const to of ['under_review', 'won', 'appealed', 'under_review', 'won']) await move(dispute.id, to);
  const fees = (await bank.movements(dispute.id)).map(([, fee]) => fee);
  expect(fees).toEqual([1500, 1500, -1500, 0, 0]);
});

test('a dispute nobody answers in time is lost', async () => {
  const dispute = await disputeOf(await bank.charge('pm_card_createDispute'));
  expect(dispute.evidence_details.due_by! - dispute.created).toBe(9 * 86_400);
  await bank.daysLater(10);
  expect(await bank.stripe.disputes.retrieve(dispute.id)).toMatchObject({
    status: 'lost',
    evidence_details: { past_due: true },
  });
});

test('evidence that is not submitted waits; submitted evidence cannot be changed', async () => {
  const { id } = await disputeOf(await bank.charge('pm_card_createDispute'));
  const draft = await bank.stripe.disputes.update(id, { evidence: { receipt: 'file_1' }, submit: false });
  expect(draft).toMatchObject({
    status: 'needs_response',
    evidence_details: { has_evidence: true, submission_count: 0 },
  });
  await bank.stripe.disputes.update(id, { evidence: { uncategorized_text: 'once' } });
  const again = bank.stripe.disputes.update(id, { evidence: { uncategorized_text: 'twice' } });
  await expect(again).rejects.toMatchObject({ statusCode: 400 });
});

test('a fraud warning can be acted upon until the charge is refunded or disputed', async () => {
  const charge = await bank.charge('pm_card_createIssuerFraudRecord');
  const [warning] = (await bank.stripe.radar.earlyFraudWarnings.list({ charge: charge.id })).data;
  expect(warning).toMatchObject({ actionable: true, fraud_type: 'misc' });
  const events = await bank.eventsOf(() => bank.stripe.refunds.create({ charge: charge.id }));
  expect(events).toContain('radar.early_fraud_warning.updated');
  expect(await bank.stripe.radar.earlyFraudWarnings.retrieve(warning!.id)).toMatchObject({ actionable: false });
});
