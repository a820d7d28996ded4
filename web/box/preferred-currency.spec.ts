import type { ContributionOptions } from './options';
import { preferredCurrency } from './preferred-currency';

const offered = 'USD EUR GBP CHF PLN SEK CZK JPY'.split(' ').map((code) => ({ code }));
const options = { currencies: offered } as unknown as ContributionOptions;

describe('the currency proposed', () => {
  it.each([
    ['Europe/Berlin', ['en-US'], 'EUR'],
    ['Europe/Warsaw', ['ru-RU'], 'PLN'],
    ['Europe/Zurich', ['de-DE'], 'CHF'],
    ['Europe/Riga', ['ru'], 'EUR'],
    ['Europe/Oslo', ['nb-NO', 'sv-SE'], 'SEK'],
    ['America/Sao_Paulo', ['pt-BR'], 'USD'],
    ['Asia/Tokyo', ['en-GB'], 'JPY'],
    ['Asia/Tbilisi', ['ru', 'en-GB'], 'GBP'],
    ['Asia/Tbilisi', ['cs'], 'CZK'],
    ['Asia/Tbilisi', ['de-Latn-CH'], 'CHF'],
    ['Asia/Tbilisi', ['fr'], 'EUR'],
    ['Asia/Tbilisi', ['ru', 'en', 'ka-GE'], 'USD'],
    ['UTC', [], 'USD'],
    ['', ['en-US@posix', 'C', 'pl-PL'], 'PLN'],
  ])('in %s, reading %j, is %s', (timeZone, languages, code) => {
    expect(preferredCurrency(options, { timeZone, languages }).code).toBe(code);
  });
});
