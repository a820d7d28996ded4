import { Bank } from './bank';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open();
});
afterEach(() => bank.close());

const book = (fields: object) => bank.shop.control('POST', 'balance-transactions', fields);

test.each([
  ['fee', 'stripe_fee', -250],
  ['network_cost', 'stripe_fee', -31],
  ['tax', 'tax_fee', -19],
  ['other_adjustment', 'adjustment', 500],
])('a movement of the category %s belongs to no charge', async (reportingCategory, type, amount) => {
  const { id } = await book({ amount, currency: 'eur', reportingCategory, type, description: 'Radar for 12 charges' });
  const [found] = (await bank.stripe.balanceTransactions.list({ type })).data;
  expect(found).toMatchObject({ id, amount, net: amount, reporting_category: reportingCategory, source: null, type });
  expect(await bank.balance()).toEqual({ available: amount, total: amount });
});

test('what is set aside for risk leaves one balance for another', async () => {
  await bank.charge('pm_card_bypassPending', 5000);
  const held = { currency: 'eur', reportingCategory: 'risk_reserved_funds' };
  await book({ ...held, amount: -1000, type: 'reserve_hold' });
  await book({ ...held, amount: 1000, type: 'reserve_hold', balanceType: 'risk_reserved' });
  expect(await bank.balance()).toEqual({ available: 3825, total: 3825 });
  const { data } = await bank.stripe.balanceTransactions.list({ type: 'reserve_hold' });
  expect(data.map(({ balance_type }) => balance_type)).toEqual(['risk_reserved', 'payments']);
});

test('money kept for refunds and disputes is a balance of its own', async () => {
  const kept = {
    currency: 'eur',
    reportingCategory: 'topup',
    type: 'topup',
    balanceType: 'refund_and_dispute_prefunding',
  };
  await book({ ...kept, amount: 2000 });
  const { available, refund_and_dispute_prefunding: prefunded } = await bank.stripe.balance.retrieve();
  expect(available).toMatchObject([{ amount: 0 }]);
  expect(prefunded).toEqual({
    available: [{ amount: 2000, currency: 'eur' }],
    pending: [{ amount: 0, currency: 'eur' }],
  });
});

test('a top-up is on the balance once its bank has paid, and can be taken back', async () => {
  const topup = await bank.stripe.topups.create({ amount: 2000, currency: 'usd' });
  expect(topup.status).toBe('pending');
  const events = await bank.eventsOf(async () => {
    await bank.shop.control('POST', `topups/${topup.id}/move`, { to: 'succeeded' });
    await bank.shop.control('POST', `topups/${topup.id}/move`, { to: 'reversed' });
  });
  expect(events).toEqual(['topup.succeeded', 'topup.reversed']);
  expect(await bank.movements(topup.id)).toEqual([
    [2000, 0, 'topup'],
    [-2000, 0, 'topup_reversal'],
  ]);
  const other = await bank.stripe.topups.create({ amount: 2000, currency: 'usd' });
  expect(await bank.stripe.topups.cancel(other.id)).toMatchObject({ status: 'canceled' });
  await expect(bank.stripe.topups.cancel(other.id)).rejects.toMatchObject({ statusCode: 400 });
});

test('balance transactions are filtered by source, currency, type and day, and paged both ways', async () => {
  const first = await bank.charge('pm_card_visa', 1000, 'usd');
  await bank.daysLater(1);
  const others = [await bank.charge(), await bank.charge(), await bank.charge()];
  const list = bank.stripe.balanceTransactions;
  const since = Math.max(...others.map(({ created }) => created)) - 3600;
  expect((await list.list({ created: { gte: since } })).data).toHaveLength(3);
  expect((await list.list({ created: { lt: since } })).data).toMatchObject([{ source: first.id }]);
  expect((await list.list({ currency: 'usd' })).data).toHaveLength(1);
  expect((await list.list({ type: 'refund' })).data).toEqual([]);
  const { data: all } = await list.list();
  const ids = all.map(({ id }) => id);
  const after = await list.list({ limit: 2, starting_after: ids[0]! });
  expect([after.data.map(({ id }) => id), after.has_more]).toEqual([ids.slice(1, 3), true]);
  const before = await list.list({ limit: 2, ending_before: ids[3]! });
  expect([before.data.map(({ id }) => id), before.has_more]).toEqual([ids.slice(1, 3), true]);
});

test('the source of a balance transaction can be expanded, whatever it is', async () => {
  const charge = await bank.charge('pm_card_createDispute', 5000);
  await bank.charge('pm_card_bypassPending');
  await bank.stripe.payouts.create({ amount: 100, currency: 'eur' }).catch(() => undefined);
  const { data } = await bank.stripe.balanceTransactions.list({ expand: ['data.source'] });
  const objects = data.map(({ source }) => (source as { object: string }).object).sort();
  expect(objects).toEqual(['charge', 'charge', 'dispute']);
  expect(charge.disputed).toBe(true);
});
