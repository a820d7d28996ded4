import { currencyOf } from '../../../src/foundation/money/currencies';
import { parseAmount } from '../../../src/foundation/money/parse-amount';

const EUR = currencyOf('EUR');
const JPY = currencyOf('JPY');
const ISK = currencyOf('ISK');
const KWD = currencyOf('KWD');

describe('an amount as people type it', () => {
  it.each([
    ['12', 1_200n],
    ['  12 ', 1_200n],
    ['0', 0n],
    ['007', 700n],
    ['1,5', 150n],
    ['1.50', 150n],
    ['0.05', 5n],
    ['1,000', 100_000n],
    ['1.000', 100_000n],
    ['10.505', 1_050_500n],
    ['1,000.50', 100_050n],
    ['1.000,50', 100_050n],
    ['1 000,50', 100_050n],
    ['1\u00a0000,50', 100_050n],
    ['1\u202f000.5', 100_050n],
    ["1'000.50", 100_050n],
    ['1’000’000', 100_000_000n],
    ['12 345 678,9', 1_234_567_890n],
    ['€10', 1_000n],
    ['10 €', 1_000n],
    ['10 eur', 1_000n],
    ['EUR 1,000.50', 100_050n],
  ])('"%s" of euros is %d cents', (text, amountMinor) => {
    expect(parseAmount(text, EUR)).toEqual({ amountMinor });
  });

  it.each([
    ['', 'empty'],
    [' \u00a0', 'empty'],
    ['€', 'not_a_number'],
    ['abc', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['"10"', 'not_a_number'],
    ['10 + 5', 'not_a_number'],
    ['+10', 'not_a_number'],
    ['1,00,0', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1.000.50', 'not_a_number'],
    ['1,000 000', 'not_a_number'],
    ['12 50', 'not_a_number'],
    ['1,', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['٣٥', 'not_a_number'],
    ['\uff13\uff15', 'not_a_number'],
    ['$10', 'not_a_number'],
    ['10 USD', 'not_a_number'],
    ['1'.repeat(41), 'not_a_number'],
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['€ -5', 'negative'],
    ['10.5055', 'too_precise'],
    ['0.500', 'too_precise'],
    ['1000.505', 'too_precise'],
    ['12345678901234', 'too_large'],
  ])('"%s" of euros is refused as %s', (text, fault) => {
    expect(parseAmount(text, EUR)).toEqual({ fault });
  });
});

describe('a currency without decimals', () => {
  it.each([
    ['1,000', 1_000n],
    ['1.000', 1_000n],
    ['¥500', 500n],
  ])('"%s" is %d yen', (text, amountMinor) => {
    expect(parseAmount(text, JPY)).toEqual({ amountMinor });
  });

  it.each(['10.5', '10,00'])('"%s" yen has decimals where there are none', (text) => {
    expect(parseAmount(text, JPY)).toEqual({ fault: 'too_precise' });
  });

  it('krónur are whole although Stripe counts them in hundredths', () => {
    expect(parseAmount('1.500', ISK)).toEqual({ amountMinor: 150_000n });
    expect(parseAmount('10.00', ISK)).toEqual({ amountMinor: 1_000n });
    expect(parseAmount('10.50', ISK)).toEqual({ fault: 'too_precise' });
  });
});

describe('a currency of three decimals', () => {
  it.each([
    ['1.5', 1_500n],
    ['0.500', 500n],
    ['1,000.500', 1_000_500n],
    ['1000', 1_000_000n],
  ])('"%s" dinars are %d fils', (text, amountMinor) => {
    expect(parseAmount(text, KWD)).toEqual({ amountMinor });
  });

  it('"1.500" may be one and a half or fifteen hundred, so it is refused', () => {
    expect(parseAmount('1.500', KWD)).toEqual({ fault: 'ambiguous' });
    expect(parseAmount('1,500', KWD)).toEqual({ fault: 'ambiguous' });
  });

  it('the third decimal must be 0', () => {
    expect(parseAmount('1000.505', KWD)).toEqual({ fault: 'too_precise' });
  });
});
