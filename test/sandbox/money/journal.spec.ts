import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shop } from '../shop';
import { WebhookReceiver } from '../webhook-receiver';

const DAY_SECONDS = 86_400;
const LATER_MS = 3_600_000;
const settings = {
  refundAfterMs: LATER_MS,
  settleAfterMs: LATER_MS,
  payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 },
} as const;

let folder: string;
let receiver: WebhookReceiver;
let shop: Shop;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-money-'));
  receiver = await WebhookReceiver.start();
  shop = await open();
});
afterEach(async () => {
  await shop.close();
  await rm(folder, { recursive: true });
  shop.traffic.assertClean();
});

const open = () => Shop.open({ stateFile: join(folder, 'state'), settings }, receiver);
const restart = async (): Promise<void> => {
  await shop.sandbox.stop();
  shop = await open();
};
const charge = async (card: string): Promise<string> => {
  const made = {
    amount: 5000,
    currency: 'eur',
    confirm: true,
    payment_method: card,
    return_url: 'https://example.org',
  };
  const { latest_charge } = await shop.stripe.paymentIntents.create(made);
  await shop.control('POST', 'clock/advance', { seconds: 1 });
  return String(latest_charge);
};

test('what refunds, disputes, top-ups and payouts still have before them survives a restart', async () => {
  const refund = await shop.stripe.refunds.create({ charge: await charge('pm_card_pendingRefund'), amount: 1000 });
  const topup = await shop.stripe.topups.create({ amount: 2000, currency: 'eur' });
  await charge('pm_card_createDispute');
  await restart();
  await shop.control('POST', 'clock/advance', { seconds: 12 * DAY_SECONDS });
  expect(await shop.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
  expect(await shop.stripe.topups.retrieve(topup.id)).toMatchObject({ status: 'succeeded' });
  expect((await shop.stripe.disputes.list()).data).toMatchObject([{ status: 'lost' }]);
  const { data: payouts } = await shop.stripe.payouts.list();
  expect(payouts.map(({ status }) => status)).toContain('paid');
  expect(await shop.control('GET', 'audit')).toMatchObject({ problems: [] });
});

test('the balance is the same after a restart, and so is what waits for the next payout', async () => {
  await charge('pm_card_visa');
  const before = await shop.stripe.balance.retrieve();
  await restart();
  expect(await shop.stripe.balance.retrieve()).toEqual(before);
  await shop.control('POST', 'clock/advance', { seconds: 4 * DAY_SECONDS });
  expect((await shop.stripe.payouts.list()).data).toMatchObject([{ amount: 4825, automatic: true }]);
});
