import fc from 'fast-check';
import { allCurrencies, UnknownCurrencyError } from '../../../src/foundation/money/currencies';
import { formatAmount } from '../../../src/foundation/money/format-amount';
import { parseAmount } from '../../../src/foundation/money/parse-amount';
import { plainAmount } from '../../../src/foundation/money/plain-amount';

describe('an amount as a reader sees it', () => {
  it.each([
    [1_000n, 'EUR', 'en', '€10'],
    [1_050n, 'EUR', 'en', '€10.50'],
    [1_000n, 'EUR', 'ru', '10 €'],
    [123_450n, 'EUR', 'ru', '1 234,50 €'],
    [1_000n, 'JPY', 'en', '¥1,000'],
    [150_000n, 'ISK', 'en', 'kr 1,500'],
    [1_500n, 'KWD', 'en', 'KWD 1.50'],
    [1_234n, 'KWD', 'en', 'KWD 1.234'],
    [-5n, 'USD', 'en', '-$0.05'],
    [9_007_199_254_740_993n, 'USD', 'en', '$90,071,992,547,409.93'],
  ])('%d minor units of %s in %s are %s', (amountMinor, currency, language, text) => {
    expect(formatAmount({ amountMinor, currency }, language).replace(/\s/g, ' ')).toBe(text);
  });

  it('is refused in a currency that the table has not', () => {
    expect(() => formatAmount({ amountMinor: 1n, currency: 'XXX' }, 'en')).toThrow(UnknownCurrencyError);
  });
});

describe('reading what was written', () => {
  const amounts = fc
    .tuple(fc.constantFrom(...allCurrencies()), fc.bigInt(0n, 99_999_999n), fc.constantFrom('en', 'ru'))
    .map(([currency, steps, language]) => ({ currency, amountMinor: steps * currency.stepMinor, language }));

  it('gives the same amount in every currency and both languages', () => {
    fc.assert(
      fc.property(amounts, ({ currency, amountMinor, language }) => {
        const text = formatAmount({ amountMinor, currency: currency.code }, language);
        expect(parseAmount(text, currency)).toEqual({ amountMinor });
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives the same amount from what would be typed', () => {
    fc.assert(
      fc.property(amounts, ({ currency, amountMinor }) => {
        expect(parseAmount(plainAmount(amountMinor, currency), currency)).toEqual({ amountMinor });
      }),
      { numRuns: 1_000 },
    );
  });
});
