import path from 'node:path';
import fc from 'fast-check';
import { loadNewsroom } from '../../src/foundation/newsroom/load-newsroom';
import type { Problem } from '../../src/foundation/problem/problem';
import type { GiftRequest } from '../../src/giving/checkout/gift-request';
import { inOnePayment } from '../../src/giving/checkout/in-one-payment';

const NEWSROOM = loadNewsroom(path.resolve(__dirname, '../../newsroom/example.json'));

const REQUEST: GiftRequest = {
  ...{ attemptId: 'b6f2a1de-3c53-4a5f-9d0c-0d2f6c9f1a12', frequency: 'monthly', currency: 'EUR', language: 'en' },
  ...{ returnTo: 'thank-you', receipt: false, consentVersion: '2026-11', amount: { minor: 1_500 } },
  monthsCovered: 12,
};

function refusalOf(changes: Partial<GiftRequest>, newsroom = NEWSROOM): Problem {
  try {
    inOnePayment({ ...REQUEST, ...changes }, newsroom);
  } catch (error) {
    return error as Problem;
  }
  throw new Error('it was not refused');
}

/** What becomes of a monthly gift of that amount: the single gift, or the bound that it is refused with. */
function outcomeOf(code: string, month: bigint): unknown {
  const request = { ...REQUEST, currency: code, amount: { minor: Number(month) } };
  try {
    return inOnePayment(request, NEWSROOM).amount;
  } catch (error) {
    return (error as Problem).details['limitMinor'];
  }
}

it('in every currency twelve months are twelve times a month, to the minor unit, or refused with the largest single gift', () => {
  const offered = fc.constantFrom(...NEWSROOM.currencies);
  fc.assert(
    fc.property(offered, fc.nat(), ({ currency, frequencies }, some) => {
      const { minimumMinor, maximumMinor } = frequencies.monthly;
      const steps = (maximumMinor - minimumMinor) / currency.stepMinor;
      const month = minimumMinor + (BigInt(some) % (steps + 1n)) * currency.stepMinor;
      const [sum, largest] = [month * 12n, frequencies['one-time'].maximumMinor];
      expect(outcomeOf(currency.code, month)).toEqual(sum > largest ? Number(largest) : { minor: Number(sum) });
    }),
  );
});

it('what comes of them is a single gift that says how many months it stands for', () => {
  expect(inOnePayment(REQUEST, NEWSROOM)).toEqual({ ...REQUEST, frequency: 'one-time', amount: { minor: 18_000 } });
});

it('a month below or above what a month may be is refused as such, however the sum would fit', () => {
  expect(refusalOf({ amount: { minor: 199 } })).toMatchObject({
    code: 'amount_below_minimum',
    details: { limitMinor: 200 },
  });
  expect(refusalOf({ amount: { typed: '1001' } })).toMatchObject({
    code: 'amount_above_maximum',
    details: { limitMinor: 100_000 },
  });
});

it('a sum above the largest single gift is refused with both numbers', () => {
  expect(refusalOf({ amount: { minor: 100_000 } }).message).toBe(
    'The months together come to €12,000; the largest payment is €10,000.',
  );
});

it('only monthly gifts have months, and only where the newsroom offers to take them at once', () => {
  expect(refusalOf({ frequency: 'one-time' }).code).toBe('months_not_offered');
  expect(refusalOf({ frequency: 'annual' }).code).toBe('months_not_offered');
  expect(refusalOf({}, { ...NEWSROOM, twelveMonths: false }).code).toBe('months_not_offered');
});

it('a gift that stands for itself is left as it is', () => {
  const { monthsCovered: _, ...request } = REQUEST;
  expect(inOnePayment(request, NEWSROOM)).toBe(request);
});
