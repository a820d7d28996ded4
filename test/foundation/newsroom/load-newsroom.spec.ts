import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadNewsroom } from '../../../src/foundation/newsroom/load-newsroom';

const EXAMPLE = join(__dirname, '../../../newsroom/example.json');
const folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Json = Record<string, any>;

/** Writes the example with a change and says what the loader thinks of it. */
function faultsAfter(change: (file: Json) => void): string {
  const file = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Json;
  change(file);
  const path = join(folder, 'newsroom.json');
  writeFileSync(path, JSON.stringify(file));
  try {
    loadNewsroom(path);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the example newsroom', () => {
  const newsroom = loadNewsroom(EXAMPLE);

  it('states its amounts in exact minor units, in the order of the file', () => {
    expect(newsroom.currencies.map(({ currency }) => currency.code)).toEqual(
      'USD EUR GBP CHF PLN SEK CZK JPY'.split(' '),
    );
    expect(newsroom.currencies[0]?.frequencies.monthly).toEqual({
      presetsMinor: [1_000n, 1_500n, 3_000n],
      defaultMinor: 1_500n,
      minimumMinor: 200n,
      maximumMinor: 100_000n,
    });
  });

  it('gives yen without hundredths', () => {
    const yen = newsroom.currencies.find(({ currency }) => currency.code === 'JPY');
    expect(yen?.frequencies['one-time'].presetsMinor).toEqual([2_500n, 5_000n, 10_000n, 25_000n]);
  });
});

describe('a newsroom file with a fault', () => {
  it('that changes nothing is accepted', () => {
    expect(faultsAfter(() => undefined)).toBe('none');
  });

  it.each<[string, (file: Json) => void]>([
    ['the file has an unknown field "nmae"', (file) => (file.nmae = 'x')],
    ["the file must have required property 'consentVersion'", (file) => delete file.consentVersion],
    [
      'currencies.EUR.monthly.defaultMinor must be integer',
      (file) => (file.currencies.EUR.monthly.defaultMinor = 10.5),
    ],
    [
      'currencies.EUR.monthly: defaultMinor 1600 is not one',
      (file) => (file.currencies.EUR.monthly.defaultMinor = 1600),
    ],
    ['presetsMinor do not rise', (file) => file.currencies.EUR.annual.presetsMinor.reverse()],
    ['presetsMinor 1000, 1500 lie outside', (file) => (file.currencies.USD.monthly.minimumMinor = 2000)],
    ["minimumMinor is under Stripe's 1500", (file) => (file.currencies.CZK.monthly.minimumMinor = 1000)],
    ['minimumMinor is over maximumMinor', (file) => (file.currencies.USD.monthly.maximumMinor = 100)],
    ['must be <= 99999999', (file) => (file.currencies.USD.monthly.maximumMinor = 100_000_000)],
    ['currencies.XXX is not in the currency table', (file) => (file.currencies.XXX = file.currencies.USD)],
    ['amounts are not all multiples of 100', (file) => (file.currencies.ISK = withMinimum(file.currencies.JPY, 250))],
    ['defaultCurrency NOK is not among currencies', (file) => (file.defaultCurrency = 'NOK')],
    ['defaultLanguage.de is not among languages', (file) => (file.defaultLanguage = 'de')],
    ['texts.de is not among languages', (file) => (file.texts.de = {})],
    ['holds "Example Times" of neutralDenyList', (file) => (file.statementDescriptor = 'EXAMPLE-TIMES')],
    ['monthly "Пожертвование" holds "пожертвован"', (file) => (file.productNames.monthly = 'Пожертвование')],
    ['returnAddresses has no "thank-you"', (file) => delete file.returnAddresses['thank-you']],
    [
      'returnAddresses.article.success must match pattern',
      (file) => (file.returnAddresses.article.success = '//evil.example'),
    ],
    ['colours.accent #ffff00 cannot be read', (file) => (file.colours.accent = '#ffff00')],
    ['statementDescriptor must match pattern', (file) => (file.statementDescriptor = '12345')],
  ])('is told: %s', (sentence, change) => {
    expect(faultsAfter(change)).toContain(sentence);
  });

  it('is told every fault at once', () => {
    const faults = faultsAfter((file) => {
      file.defaultLanguage = 'de';
      file.statementDescriptor = 'EX NEWS';
      file.currencies.EUR.monthly.defaultMinor = 1;
    });
    expect(faults.split('\n')).toHaveLength(4);
  });

  it('that is no JSON is named by its path', () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, '{');
    expect(() => loadNewsroom(path)).toThrow(`${path} cannot be read as JSON`);
  });
});

function withMinimum(frequencies: Json, minimumMinor: number): Json {
  return Object.fromEntries(Object.entries(frequencies).map(([name, amounts]) => [name, { ...amounts, minimumMinor }]));
}
