import type Stripe from 'stripe';
import { startJudgedSandbox, type JudgedSandbox } from './judged-sandbox';

let sandbox: JudgedSandbox;
const open = async (settings = {}) => (sandbox = await startJudgedSandbox({ settings }));
afterEach(() => sandbox.stop());

const chargeBy = async (card: string): Promise<string> => {
  const { latest_charge } = await sandbox.stripe.paymentIntents.create({
    ...{ amount: 5000, confirm: true, currency: 'usd', payment_method: card },
    return_url: 'https://example.org/back',
  });
  await sandbox.happened('charge.updated');
  return String(latest_charge);
};
const EXPANDED = { expand: ['data.source'] } satisfies Stripe.BalanceTransactionListParams;

it.each([
  ['pm_card_visa', ['refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated']],
  ['pm_card_pendingRefund', ['refund.created', 'charge.refunded', 'refund.updated', 'charge.refund.updated']],
  ['pm_card_refundFail', ['refund.created', 'charge.refunded', 'refund.failed', 'charge.refund.updated']],
])('a refund of %s is clean from its creation to its last event', async (card, events) => {
  await open({ refundAfterMs: 0 });
  const charge = await chargeBy(card);
  const { id } = await sandbox.stripe.refunds.create({
    charge,
    reason: 'requested_by_customer',
    metadata: { key: 'a' },
  });
  await sandbox.happened(...events);
  await sandbox.stripe.refunds.retrieve(id, {
    expand: ['balance_transaction', 'failure_balance_transaction', 'charge'],
  });
  await sandbox.stripe.charges.retrieve(charge, { expand: ['refunds'] });
  sandbox.traffic.assertClean();
});

it('a dispute is clean, contested and won', async () => {
  await open();
  const charge = await chargeBy('pm_card_createDispute');
  const [dispute] = (await sandbox.stripe.disputes.list({ charge })).data;
  const evidence = { uncategorized_text: 'winning_evidence' };
  await sandbox.stripe.disputes.update(dispute!.id, { evidence, submit: true, metadata: { key: 'a' } });
  await sandbox.happened('charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.dispute.updated');
  await sandbox.happened('charge.dispute.funds_reinstated', 'charge.dispute.closed');
  await sandbox.stripe.balanceTransactions.list(EXPANDED);
  sandbox.traffic.assertClean();
});

it('an inquiry and a fraud warning are clean', async () => {
  await open();
  const charge = await chargeBy('pm_card_createDisputeInquiry');
  await chargeBy('pm_card_createIssuerFraudRecord');
  const [inquiry] = (await sandbox.stripe.disputes.list({ charge })).data;
  await sandbox.stripe.disputes.close(inquiry!.id);
  await sandbox.stripe.radar.earlyFraudWarnings.list();
  await sandbox.happened('charge.dispute.closed', 'radar.early_fraud_warning.created');
  sandbox.traffic.assertClean();
});

it('a payout is clean, made, canceled and listed', async () => {
  await open();
  await chargeBy('pm_card_bypassPending');
  const payout = await sandbox.stripe.payouts.create({ amount: 1100, currency: 'usd', metadata: { key: 'a' } });
  await sandbox.stripe.payouts.cancel(payout.id);
  await sandbox.stripe.payouts.list({ status: 'canceled', expand: ['data.balance_transaction'] });
  await sandbox.stripe.balance.retrieve();
  await sandbox.happened('payout.created', 'payout.canceled');
  sandbox.traffic.assertClean();
});

it('what settles in another currency is clean, with its rate', async () => {
  await open({ settlement: { kind: 'single', currency: 'eur' } });
  const charge = await chargeBy('pm_card_visa');
  await sandbox.stripe.refunds.create({ charge });
  await sandbox.stripe.balanceTransactions.list(EXPANDED);
  sandbox.traffic.assertClean();
});

it('an authorization is clean, captured in part or canceled', async () => {
  await open();
  const { stripe } = sandbox;
  for (const end of ['capture', 'cancel'] as const) {
    const { id } = await stripe.paymentIntents.create({
      ...{ amount: 2000, capture_method: 'manual', confirm: true, currency: 'usd', payment_method: 'pm_card_visa' },
      return_url: 'https://example.org/back',
    });
    await (end === 'capture'
      ? stripe.paymentIntents.capture(id, { amount_to_capture: 500 })
      : stripe.paymentIntents.cancel(id));
  }
  await sandbox.happened('charge.captured', 'charge.refunded', 'payment_intent.canceled', 'charge.updated');
  sandbox.traffic.assertClean();
});
