import * as fc from 'fast-check';
import { decimalAmount } from '../../../src/foundation/money/decimal-amount';

describe('an amount for programs', () => {
  it.each([
    ['-123450', 2, '-1234.50'],
    ['5', 2, '0.05'],
    ['-5', 3, '-0.005'],
    ['0', 2, '0.00'],
    ['1500', 0, '1500'],
    ['9223372036854775807', 2, '92233720368547758.07'],
  ])('%s of exponent %d is %s', (minor, exponent, written) => expect(decimalAmount(minor, exponent)).toBe(written));

  it('may have a decimal comma', () => expect(decimalAmount('-123450', 2, ',')).toBe('-1234,50'));

  it('is read back exactly, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.constantFrom(0, 2, 3),
        (minor, exponent) => {
          const written = decimalAmount(String(minor), exponent);
          expect(written.split('.')[1]?.length ?? 0).toBe(exponent);
          expect(BigInt(written.replace('.', ''))).toBe(minor);
        },
      ),
    );
  });
});
