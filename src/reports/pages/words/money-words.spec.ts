import { changeWords, moneyWords, numberWords, shareWords } from './money-words';

it.each([
  ['123450', 'EUR', '1,234.50 EUR'],
  ['-123456789', 'USD', '-1,234,567.89 USD'],
  ['-5', 'EUR', '-0.05 EUR'],
  ['1500', 'JPY', '1,500 JPY'],
  ['1234567', 'KWD', '1,234.567 KWD'],
  ['0', 'EUR', '0.00 EUR'],
])('%s in %s is %s', (minor, currency, words) => {
  expect(moneyWords(minor, currency)).toBe(words);
});

it('numbers keep their thousands apart', () => {
  expect([0, 999, 1000, '-1234567'].map(numberWords)).toEqual(['0', '999', '1,000', '-1,234,567']);
});

it('shares and changes never divide by nothing', () => {
  expect([shareWords(1n, 8n), shareWords(1n, 1_000n), shareWords(1n, 0n)]).toEqual(['12.5 %', '0.10 %', '–']);
  expect([changeWords(3n, 2n), changeWords(1n, 2n), changeWords(1n, 0n), changeWords(0n, 0n)]).toEqual([
    ...['+50.0 %', '-50.0 %', 'up', 'unchanged'],
  ]);
});
