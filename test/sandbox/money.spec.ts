import fc from 'fast-check';
import type Stripe from 'stripe';
import { CARD, Shop, sessionFor } from './shop';

const DEBIT = { method: 'sepa_debit', iban: 'AT611904300234573201', name: 'Ada Reader' };
const FAILING_DEBIT = { ...DEBIT, iban: 'AT861904300235473202' };

describe('money', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await Shop.open();
  });
  afterEach(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const give = async (currency: string, amount: number, fields: Record<string, string>): Promise<Stripe.Charge> => {
    const session = await shop.stripe.checkout.sessions.create(sessionFor('payment', currency, amount));
    const page = await shop.pay(session.url!, fields);
    expect(page.status).toBe(303);
    await shop.control('POST', 'clock/advance', { seconds: 60 });
    return (await shop.stripe.charges.list({ limit: 1, expand: ['data.balance_transaction'] })).data[0]!;
  };

  test.each([
    ['usd', 1000, 59],
    ['usd', 25_000, 755],
    ['eur', 50, 31],
    ['jpy', 1000, 59],
    ['kwd', 10_000, 590],
  ])('%s %i costs %i', async (currency, amount, fee) => {
    const { balance_transaction: booked } = await give(currency, amount, CARD);
    expect(booked).toMatchObject({
      amount,
      currency,
      fee,
      net: amount - fee,
      exchange_rate: null,
      fee_details: [{ amount: fee, currency, type: 'stripe_fee' }],
      reporting_category: 'charge',
      type: 'charge',
    });
  });

  test('of a card is not booked yet when it succeeds; charge.updated brings its balance transaction', async () => {
    const charge = await give('eur', 1000, CARD);
    const succeeded = await shop.receiver.event('charge.succeeded');
    const updated = await shop.receiver.event('charge.updated');
    expect((succeeded.data.object as Stripe.Charge).balance_transaction).toBeNull();
    expect(updated.data.previous_attributes).toEqual({ balance_transaction: null });
    const { id } = charge.balance_transaction as Stripe.BalanceTransaction;
    expect((updated.data.object as Stripe.Charge).balance_transaction).toBe(id);
  });

  test('of a bank debit is booked while its charge is pending', async () => {
    const charge = await give('eur', 1000, DEBIT);
    expect(charge).toMatchObject({
      status: 'pending',
      paid: false,
      balance_transaction: { type: 'payment', amount: 1000 },
    });
    expect(charge.id).toMatch(/^py_/);
    await shop.control('POST', 'bank-debits/settle', { charge: charge.id });
    expect(await shop.stripe.charges.retrieve(charge.id)).toMatchObject({ status: 'succeeded', paid: true });
    expect((await shop.stripe.balanceTransactions.list({ source: charge.id })).data).toHaveLength(1);
  });

  test('of a bank debit that fails goes back by a second balance transaction', async () => {
    const charge = await give('eur', 1000, FAILING_DEBIT);
    await shop.control('POST', 'bank-debits/settle', {});
    const failed = await shop.stripe.charges.retrieve(charge.id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({
      status: 'failed',
      amount_captured: 0,
      failure_code: 'insufficient_funds',
      failure_balance_transaction: {
        amount: -1000,
        type: 'payment_failure_refund',
        reporting_category: 'charge_failure',
      },
    });
    const booked = await shop.stripe.balanceTransactions.list({ source: charge.id });
    expect(booked.data.map(({ amount }) => amount)).toEqual([-1000, 1000]);
  });

  test('settles by itself after its time, the slow account later than the others', async () => {
    const slow = await give('eur', 1000, { ...DEBIT, iban: 'AT321904300235473204' });
    const usual = await give('eur', 1000, DEBIT);
    await shop.control('POST', 'clock/advance', { seconds: 2e6 });
    expect(await shop.stripe.charges.retrieve(usual.id)).toMatchObject({ status: 'succeeded' });
    expect(await shop.stripe.charges.retrieve(slow.id)).toMatchObject({ status: 'pending' });
    await shop.control('POST', 'clock/advance', { seconds: 2e7 });
    expect(await shop.stripe.charges.retrieve(slow.id)).toMatchObject({ status: 'succeeded' });
  });

  test('is pending first and available later, and the balance is the sum of all net amounts', async () => {
    await give('eur', 1000, CARD);
    const pending = await shop.stripe.balance.retrieve();
    expect(pending).toMatchObject({ pending: [{ amount: 941, currency: 'eur' }], available: [{ amount: 0 }] });
    await shop.control('POST', 'clock/advance', { seconds: 4 * 86_400 });
    const later = await shop.stripe.balance.retrieve();
    expect(later).toMatchObject({ pending: [{ amount: 0 }], available: [{ amount: 941, currency: 'eur' }] });
    expect((await shop.stripe.balanceTransactions.list()).data).toMatchObject([{ status: 'available' }]);
  });

  test('adds up for any history of gifts', async () => {
    const gift = fc.record({
      currency: fc.constantFrom('eur', 'usd', 'jpy'),
      amount: fc.integer({ min: 50, max: 99_999_999 }),
      way: fc.constantFrom('card', 'debit', 'failing debit'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(gift, { minLength: 1, maxLength: 6 }), async (gifts) => {
        await shop.control('POST', 'reset');
        for (const { currency, amount, way } of gifts) {
          const fields = way === 'card' || currency !== 'eur' ? CARD : way === 'debit' ? DEBIT : FAILING_DEBIT;
          await give(currency, amount, fields);
        }
        await shop.control('POST', 'bank-debits/settle', {});
        const { data } = await shop.stripe.balanceTransactions.list({ limit: 100 });
        const { pending, available } = await shop.stripe.balance.retrieve();
        expect(data.length).toBeGreaterThanOrEqual(gifts.length);
        for (const currency of new Set(data.map((row) => row.currency))) {
          const net = sum(data.filter((row) => row.currency === currency).map((row) => row.net));
          const balance = [...pending, ...available].filter((entry) => entry.currency === currency);
          expect(sum(balance.map(({ amount }) => amount))).toBe(net);
        }
        for (const row of data) expect(row.net).toBe(row.amount - row.fee);
      }),
      { numRuns: 8 },
    );
  });
});

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
