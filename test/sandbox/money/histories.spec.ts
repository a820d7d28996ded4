import fc from 'fast-check';
import type Stripe from 'stripe';
import { Bank } from './bank';

const CARDS = [
  ...['pm_card_visa', 'pm_card_pendingRefund', 'pm_card_refundFail', 'pm_card_createDispute'],
  ...['pm_card_createDisputeInquiry', 'pm_card_bypassPending'],
];
const step = fc.oneof(
  fc.record({
    does: fc.constant('charge'),
    card: fc.constantFrom(...CARDS),
    amount: fc.integer({ min: 100, max: 99_999 }),
  }),
  fc.record({ does: fc.constant('refund'), share: fc.double({ min: 0.01, max: 1, noNaN: true }), of: fc.nat(20) }),
  fc.record({
    does: fc.constant('dispute'),
    to: fc.constantFrom('won', 'lost', 'under_review', 'appealed'),
    of: fc.nat(20),
  }),
  fc.record({ does: fc.constant('fail payout'), of: fc.nat(20) }),
  fc.record({ does: fc.constant('wait'), days: fc.integer({ min: 1, max: 9 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a step asks for may not be possible where the money stands: then it is refused, and nothing else happens. */
const REFUSED = () => undefined;
const ALL = { limit: 100 };

describe('any history of money', () => {
  test.each([
    ['in the currencies given', { kind: 'presentment_currency' }],
    ['all in euros', { kind: 'single', currency: 'eur' }],
  ])('adds up, %s', async (_, settlement) => {
    const payouts = { interval: 'daily', delayDays: 2, arrivalDays: 2 };
    const bank = await Bank.open({ payouts, settlement } as never);
    const history = fc.array(step, { minLength: 4, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        await bank.shop.control('POST', 'reset');
        for (const each of steps) await take(bank, each);
        await bank.daysLater(20);
        expect(await bank.shop.control('GET', 'audit')).toMatchObject({ problems: [] });
        await expectBalanceIsSum(bank);
      }),
      { numRuns: 12 },
    );
    await bank.close();
  });
});

async function take(bank: Bank, each: Step): Promise<unknown> {
  switch (each.does) {
    case 'charge':
      return bank.charge(each.card, each.amount, each.amount % 2 ? 'eur' : 'usd');
    case 'refund':
      return refundSome(bank, each.of, each.share);
    case 'dispute':
      return move(bank, 'disputes', (await bank.stripe.disputes.list(ALL)).data, each);
    case 'fail payout':
      return move(bank, 'payouts', (await bank.stripe.payouts.list(ALL)).data, { of: each.of, to: 'failed' });
    case 'wait':
      return bank.daysLater(each.days);
  }
}

async function refundSome(bank: Bank, of: number, share: number): Promise<unknown> {
  const charge = picked((await bank.stripe.charges.list(ALL)).data, of);
  if (!charge) return undefined;
  const amount = Math.ceil(charge.amount * share);
  return bank.stripe.refunds.create({ charge: charge.id, amount }).catch(REFUSED);
}

async function move(bank: Bank, kind: string, list: { id: string }[], { of, to }: { of: number; to: string }) {
  const one = picked(list, of);
  return one && bank.shop.control('POST', `${kind}/${one.id}/move`, { to }).catch(REFUSED);
}

async function expectBalanceIsSum(bank: Bank): Promise<void> {
  const net = new Map<string, number>();
  const add = ({ currency, net: amount }: Stripe.BalanceTransaction) =>
    net.set(currency, (net.get(currency) ?? 0) + amount);
  for await (const transaction of bank.stripe.balanceTransactions.list({ limit: 100 })) add(transaction);
  for (const [currency, sum] of net) expect(await bank.balance(currency)).toMatchObject({ total: sum });
}

function picked<T>(list: T[], place: number): T | undefined {
  return list[place % Math.max(list.length, 1)];
}
