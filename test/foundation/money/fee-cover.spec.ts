import * as fc from 'fast-check';
import { allCurrencies, currencyOf } from '../../../src/foundation/money/currencies';
import { feeCoverOf, type PaymentCosts } from '../../../src/foundation/money/fee-cover';
import { formatCosts } from '../../../src/foundation/money/format-costs';

/** What is left of a payment when every fraction of the fee is rounded against the newsroom. */
function leftOf(grossMinor: bigint, { basisPoints, fixedMinor }: PaymentCosts): bigint {
  const tenThousandths = grossMinor * BigInt(basisPoints);
  const roundedUp = tenThousandths / 10_000n + (tenThousandths % 10_000n === 0n ? 0n : 1n);
  return grossMinor - roundedUp - fixedMinor;
}

const currency = fc.constantFrom(...allCurrencies());
const costs = fc.record({
  basisPoints: fc.integer({ min: 0, max: 2_000 }),
  fixedMinor: fc.bigInt({ min: 0n, max: 99_999n }),
});
const steps = fc.bigInt({ min: 1n, max: 900_000n });

it.each([
  ['EUR', 2500n, 290, 30n, 106n],
  ['USD', 1000n, 290, 30n, 61n],
  ['JPY', 5000n, 360, 0n, 187n],
  ['ISK', 100_000n, 290, 3_000n, 6_100n],
])('of %s %s it is exactly so much', (code, giftMinor, basisPoints, fixedMinor, coverMinor) => {
  expect(feeCoverOf(giftMinor, { basisPoints, fixedMinor }, currencyOf(code))).toBe(coverMinor);
});

it('all of the gift is left in every currency, and with one step less it would not be', () => {
  fc.assert(
    fc.property(currency, costs, steps, ({ stepMinor }, of, count) => {
      const giftMinor = count * stepMinor;
      const grossMinor = giftMinor + feeCoverOf(giftMinor, of, { stepMinor });
      expect(grossMinor % stepMinor).toBe(0n);
      expect(leftOf(grossMinor, of)).toBeGreaterThanOrEqual(giftMinor);
      expect(leftOf(grossMinor - stepMinor, of)).toBeLessThan(giftMinor);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  [{ basisPoints: 290, fixedMinor: 30n }, 'en', '2.9% + €0.30'],
  [{ basisPoints: 150, fixedMinor: 0n }, 'en', '1.5%'],
  [{ basisPoints: 0, fixedMinor: 29n }, 'en', '€0.29'],
  [{ basisPoints: 125, fixedMinor: 25n }, 'ru', '1,25 % + 0,25 €'],
])('costs of %o are written in "%s" as %s', (of, language, written) => {
  expect(formatCosts(of, currencyOf('EUR'), language).replaceAll('\u00a0', ' ')).toBe(written);
});
