import type Stripe from 'stripe';
import { Bank } from './bank';

const DAILY = { payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } } as const;

let bank: Bank;
const open = async (settings = {}) => (bank = await Bank.open(settings));
afterEach(() => bank.close());

const linesOf = async (payout: Stripe.Payout): Promise<Stripe.BalanceTransaction[]> => {
  const { data } = await bank.stripe.balanceTransactions.list({ payout: payout.id, limit: 100 });
  return data.filter(({ type }) => type !== 'payout');
};
const sumOf = (lines: Stripe.BalanceTransaction[]): number => lines.reduce((sum, { net }) => sum + net, 0);
const payouts = async (): Promise<Stripe.Payout[]> => (await bank.stripe.payouts.list({ limit: 100 })).data;

test('an automatic payout is the sum of what was available, per currency', async () => {
  await open(DAILY);
  const refunded = await bank.charge('pm_card_visa', 5000);
  await bank.charge('pm_card_visa', 2000, 'usd');
  await bank.stripe.refunds.create({ charge: refunded.id, amount: 700 });
  await bank.daysLater(3);
  await bank.charge();
  const made = await payouts();
  expect(made.map(({ currency, amount }) => [currency, amount]).sort()).toEqual([
    ['eur', 5000 - 175 - 700],
    ['usd', 2000 - 88],
  ]);
  for (const payout of made) expect(sumOf(await linesOf(payout))).toBe(payout.amount);
  expect(await bank.balance()).toEqual({ available: 0, total: 941 });
});

test('a payout is told of from its start to its reconciliation', async () => {
  await open(DAILY);
  await bank.charge();
  const events = await bank.eventsOf(() => bank.daysLater(6));
  expect(events).toEqual([
    ...['payout.created', 'payout.updated', 'payout.paid', 'payout.updated', 'payout.reconciliation_completed'],
  ]);
  expect(await payouts()).toMatchObject([{ automatic: true, reconciliation_status: 'completed', status: 'paid' }]);
});

test('a payout that was paid can fail, and its money goes out with the next one', async () => {
  await open(DAILY);
  await bank.charge();
  await bank.daysLater(6);
  const [first] = await payouts();
  await bank.shop.control('POST', `payouts/${first!.id}/move`, { to: 'failed', failureCode: 'no_account' });
  expect(await bank.stripe.payouts.retrieve(first!.id)).toMatchObject({ status: 'failed', failure_code: 'no_account' });
  expect(await bank.movements(first!.id)).toEqual([
    [-941, 0, 'payout'],
    [941, 0, 'payout_reversal'],
  ]);
  await bank.daysLater(1);
  const [second] = await payouts();
  expect(second).toMatchObject({ amount: 941, status: 'in_transit' });
  expect((await linesOf(second!)).map(({ type }) => type)).toEqual(['payout_failure']);
});

test('a balance below zero pays nothing out, and is made good by what comes', async () => {
  await open(DAILY);
  const charge = await bank.charge();
  await bank.daysLater(4);
  await bank.stripe.refunds.create({ charge: charge.id });
  await bank.daysLater(2);
  expect(await bank.balance()).toEqual({ available: -1000, total: -1000 });
  expect(await payouts()).toHaveLength(1);
  await bank.charge('pm_card_visa', 5000);
  await bank.daysLater(4);
  const [second] = await payouts();
  expect(second!.amount).toBe(5000 - 175 - 1000);
  expect(sumOf(await linesOf(second!))).toBe(second!.amount);
});

test.each([
  ['weekly', 1, (day: Date) => day.getUTCDay()],
  ['monthly', 1, (day: Date) => day.getUTCDate()],
])('%s payouts are made on their day', async (interval, wanted, dayOf) => {
  await open({ payouts: { ...DAILY.payouts, interval } });
  await bank.charge();
  await bank.daysLater(40);
  const made = await payouts();
  expect(made).toHaveLength(1);
  expect(dayOf(new Date(made[0]!.created * 1000))).toBe(wanted);
});

test('without a schedule the API pays out, and no more than is available', async () => {
  await open();
  await bank.charge('pm_card_bypassPending', 2000);
  const create = (amount: number) => bank.stripe.payouts.create({ amount, currency: 'eur' });
  await expect(create(2000)).rejects.toMatchObject({ code: 'balance_insufficient' });
  const payout = await create(1100);
  expect(payout).toMatchObject({ automatic: false, reconciliation_status: 'not_applicable', status: 'pending' });
  expect(await bank.balance()).toEqual({ available: 812, total: 812 });
  expect(await bank.stripe.payouts.cancel(payout.id)).toMatchObject({ status: 'canceled' });
  expect(await bank.balance()).toEqual({ available: 1912, total: 1912 });
});

test('a manual payout is missing from the next automatic one', async () => {
  await open(DAILY);
  await bank.charge('pm_card_bypassPending', 2000);
  await bank.stripe.payouts.create({ amount: 1000, currency: 'eur' });
  await bank.daysLater(1);
  const automatic = (await payouts()).filter((payout) => payout.automatic);
  expect(automatic.map(({ amount }) => amount)).toEqual([912]);
  expect(await bank.balance()).toEqual({ available: 0, total: 0 });
});

test('a payout that was paid can be fetched back', async () => {
  await open();
  await bank.charge('pm_card_bypassPending', 2000);
  const payout = await bank.stripe.payouts.create({ amount: 1100, currency: 'eur' });
  await bank.daysLater(3);
  const reversal = await bank.stripe.payouts.reverse(payout.id);
  expect(reversal).toMatchObject({ amount: -1100, original_payout: payout.id });
  expect(await bank.stripe.payouts.retrieve(payout.id)).toMatchObject({ reversed_by: reversal.id });
  expect(await bank.balance()).toMatchObject({ total: 1912 });
});
