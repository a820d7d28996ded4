import { Shop } from '../shop';
import { Bank } from './bank';

let bank: Bank;
const open = async (settings = {}) => (bank = await Bank.open(settings));
afterEach(() => bank.close());

const rate = (value: number) => bank.shop.control('POST', 'rates', { from: 'usd', into: 'eur', rate: value });

test("Stripe's example of a refund at another rate than its charge", async () => {
  await open({ settlement: { kind: 'single', currency: 'eur' }, fees: { perThousand: 29, fixedHundredths: 25 } });
  await rate(0.88);
  const charge = await bank.charge('pm_card_visa', 6000, 'usd');
  expect(charge).toMatchObject({ amount: 6000, currency: 'usd' });
  const [booked] = (await bank.stripe.balanceTransactions.list({ source: charge.id })).data;
  expect(booked).toMatchObject({ amount: 5280, currency: 'eur', exchange_rate: 0.88, fee: 178, net: 5102 });
  await rate(0.86);
  const refund = await bank.stripe.refunds.create({ charge: charge.id });
  expect(refund).toMatchObject({ amount: 6000, currency: 'usd' });
  const [taken] = (await bank.stripe.balanceTransactions.list({ source: refund.id })).data;
  expect(taken).toMatchObject({ amount: -5160, currency: 'eur', exchange_rate: 0.86, fee: 0 });
  expect(await bank.balance()).toMatchObject({ total: -58 });
});

test('a refund that fails brings back exactly what it took, whatever the rate is by then', async () => {
  await open({ settlement: { kind: 'single', currency: 'eur' } });
  const charge = await bank.charge('pm_card_refundFail', 6000, 'usd');
  const refund = await bank.stripe.refunds.create({ charge: charge.id });
  await rate(0.5);
  await bank.later(2);
  const [taken, returned] = await bank.movements(refund.id);
  expect(returned![0]).toBe(-taken![0]);
});

test('rates move from day to day, a little, and are the same for the same day', async () => {
  await open({ settlement: { kind: 'single', currency: 'eur' } });
  const rates: number[] = [];
  for (let day = 0; day < 5; day++) {
    for (const charge of [
      await bank.charge('pm_card_visa', 9999, 'usd'),
      await bank.charge('pm_card_visa', 100, 'usd'),
    ]) {
      const [booked] = (await bank.stripe.balanceTransactions.list({ source: charge.id })).data;
      rates.push(booked!.exchange_rate!);
    }
    await bank.daysLater(1);
  }
  // Two days may happen to have the same.
  expect(new Set(rates).size).toBeGreaterThan(3);
  for (const [place, value] of rates.entries()) {
    expect(Math.abs(value / 0.88 - 1)).toBeLessThanOrEqual(0.01);
    expect(value).toBe(rates[place - (place % 2)]);
  }
});

test('with several settlement currencies each keeps its own, and others go into the first', async () => {
  await open({ settlement: { kind: 'several', currencies: ['eur', 'usd'] } });
  await bank.shop.control('POST', 'rates', { from: 'jpy', into: 'eur', rate: 0.006 });
  await bank.charge('pm_card_visa', 1000, 'eur');
  await bank.charge('pm_card_visa', 1000, 'usd');
  await bank.charge('pm_card_visa', 1000, 'jpy');
  const { data } = await bank.stripe.balanceTransactions.list();
  expect(data.map(({ amount, currency, exchange_rate }) => [amount, currency, exchange_rate])).toEqual([
    [600, 'eur', 0.006],
    [1000, 'usd', null],
    [1000, 'eur', null],
  ]);
});

test('a dispute is withdrawn and reinstated in the settlement currency, each at the rate of its day', async () => {
  await open({ settlement: { kind: 'single', currency: 'eur' } });
  await rate(0.9);
  const charge = await bank.charge('pm_card_createDispute', 10_000, 'usd');
  const [dispute] = (await bank.stripe.disputes.list({ charge: charge.id })).data;
  await rate(0.8);
  await bank.shop.control('POST', `disputes/${dispute!.id}/move`, { to: 'won' });
  expect(await bank.movements(dispute!.id)).toEqual([
    [-9000, 1500, 'dispute'],
    [8000, 0, 'dispute_reversal'],
  ]);
});

test('a currency without a rate is refused as not built before anybody is charged', async () => {
  await open();
  await bank.charge();
  const shop = await Shop.open({ settings: { settlement: { kind: 'single', currency: 'eur' } } });
  const form = 'amount=10000&currency=zmw&confirm=true&payment_method=pm_card_visa';
  expect((await shop.call('POST', '/v1/payment_intents', form)).status).toBe(501);
  expect((await shop.stripe.charges.list()).data).toEqual([]);
  await shop.close();
});
