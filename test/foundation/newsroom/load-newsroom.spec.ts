import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadNewsroom } from '../../../src/foundation/newsroom/load-newsroom';

const EXAMPLE = path.join(__dirname, '../../../newsroom/example.json');
const folder = mkdtempSync(path.join(tmpdir(), 'newsroom-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the example with other values at these places, and says what the loader thinks of it. */
function faultsWith(changes: Record<string, unknown>): string {
  const file = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Tree;
  for (const [place, value] of Object.entries(changes)) put(file, place.split('.'), value);
  const name = path.join(folder, 'newsroom.json');
  writeFileSync(name, JSON.stringify(file));
  try {
    loadNewsroom(name);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
}

interface Tree {
  [name: string]: unknown;
}

/** Undefined takes the place away, as JSON does. */
function put(tree: Tree, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) Object.assign(tree, { [name]: value });
  else put(tree[name] as Tree, rest, value);
}

const AMOUNTS = { presetsMinor: [2500, 5000], defaultMinor: 2500, minimumMinor: 250, maximumMinor: 100_000 };

describe('the example newsroom', () => {
  const newsroom = loadNewsroom(EXAMPLE);

  it('states its amounts in exact minor units, in the order of the file', () => {
    expect(newsroom.currencies.map(({ currency }) => currency.code).join(' ')).toBe('USD EUR GBP CHF PLN SEK CZK JPY');
    expect(newsroom.currencies[0].frequencies.monthly).toEqual({
      presetsMinor: [1_000n, 1_500n, 3_000n],
      defaultMinor: 1_500n,
      minimumMinor: 200n,
      maximumMinor: 100_000n,
    });
  });

  it('keeps its books in its own zone, or in UTC where the file names none', () => {
    expect(newsroom.timeZone).toBe('Europe/Amsterdam');
    const { timeZone: _, ...rest } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Tree;
    const silent = path.join(folder, 'zoneless.json');
    writeFileSync(silent, JSON.stringify(rest));
    expect(loadNewsroom(silent).timeZone).toBe('UTC');
  });

  it('offers its newsletter, which a file that says nothing of it does not', () => {
    expect(newsroom.newsletter).toBe(true);
    const silent = path.join(folder, 'silent.json');
    const { newsletter: _, ...rest } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Tree;
    writeFileSync(silent, JSON.stringify(rest));
    expect(loadNewsroom(silent).newsletter).toBe(false);
  });

  it('states what a payment costs where donors are offered to cover it', () => {
    const [dollar] = newsroom.currencies;
    expect(dollar.costs).toEqual({ method: 'card', basisPoints: 290, fixedMinor: 30n });
  });

  it('tries what the file says, and nothing where it says nothing', () => {
    expect(newsroom.experiment).toBeUndefined();
    expect(faultsWith({ experiments: { new: BOTH } })).toBe('none');
  });

  it('gives yen without hundredths', () => {
    const yen = newsroom.currencies.find(({ currency }) => currency.code === 'JPY');
    expect(yen?.frequencies['one-time'].presetsMinor).toEqual([2_500n, 5_000n, 10_000n, 25_000n]);
  });
});

const PLAIN = { weight: 1 };
const monthly = (presetsMinor: number[]) => ({ EUR: { monthly: { presetsMinor, defaultMinor: presetsMinor[0] } } });
const HIGHER = { weight: 1, amounts: monthly([2000, 4000]) };
const BOTH = { control: PLAIN, higher: HIGHER };
const TOO_SMALL = { weight: 1, amounts: monthly([1, 2]) };
const UNKNOWN_LANGUAGE = { weight: 1, texts: { xx: { heading: 'Hello' } } };
const NO_AMOUNT = { weight: 1, texts: { en: { buttons: { monthly: 'Yes' } } } };

describe('a newsroom file with a fault', () => {
  it('is told from one without', () => {
    expect(faultsWith({})).toBe('none');
  });

  it.each<[sentence: string, place: string, value: unknown]>([
    ['the file has an unknown field "nmae"', 'nmae', 'x'],
    ["the file must have required property 'consentVersion'", 'consentVersion', undefined],
    ['currencies must NOT have fewer than 1', 'currencies', {}],
    ['currencies.EUR.monthly.defaultMinor must be integer', 'currencies.EUR.monthly.defaultMinor', 10.5],
    ['currencies.EUR.monthly: defaultMinor 1600 is not one', 'currencies.EUR.monthly.defaultMinor', 1600],
    ['presetsMinor do not rise', 'currencies.EUR.monthly.presetsMinor', [3000, 1500, 1000]],
    ['presetsMinor 1000, 1500 lie outside', 'currencies.USD.monthly.minimumMinor', 2000],
    ["minimumMinor is under Stripe's 1500", 'currencies.CZK.monthly.minimumMinor', 1000],
    ['minimumMinor is over maximumMinor', 'currencies.USD.monthly.maximumMinor', 100],
    ['must be <= 99999999', 'currencies.USD.monthly.maximumMinor', 100_000_000],
    ['a name that is not allowed: "usd"', 'currencies.usd', {}],
    ['currencies.XXX is not in the currency table', 'currencies.XXX', inEveryFrequency(AMOUNTS)],
    ['amounts are not all multiples of 100', 'currencies.ISK', inEveryFrequency(AMOUNTS)],
    ['defaultLanguage.it is not among languages', 'defaultLanguage', 'it'],
    ['texts.it is not among languages', 'texts.it', {}],
    ['texts.uk has no appeal, but texts.en has one', 'texts.uk', { heading: 'Підтримайте нас' }],
    ['texts.pl has no heading, but texts.en has one', 'texts.pl', undefined],
    ['holds "Example Times" of neutralDenyList', 'statementDescriptor', 'EXAMPLE-TIMES'],
    ['monthly "Пожертвование" holds "пожертвован"', 'productNames.monthly', 'Пожертвование'],
    ['returnAddresses has no "thank-you"', 'returnAddresses.thank-you', undefined],
    ['returnAddresses.article.success must match', 'returnAddresses.article.success', '//evil.example'],
    ['returnAddresses.article.success must match', 'returnAddresses.article.success', 'javascript:alert(1)'],
    ['article.success must begin with https://', 'returnAddresses.article.success', 'http://example.com/thanks'],
    ['article.success must begin with https://', 'returnAddresses.article.success', 'http://127.example/thanks'],
    ['article.success must have no #fragment', 'returnAddresses.article.success', 'https://example.com/thanks#top'],
    ['article.cancel must have no #fragment', 'returnAddresses.article.cancel', '/give#amount'],
    ['article.cancel is not an address', 'returnAddresses.article.cancel', 'https://exa[mple/'],
    ['embedOrigins.0 must match', 'embedOrigins', ['https://example.com/path']],
    ['colours.accent #ffff00 cannot be read', 'colours.accent', '#ffff00'],
    ['statementDescriptor must match', 'statementDescriptor', '12345'],
    ['newsletter must be boolean', 'newsletter', 'weekly'],
    ['monthlyQuestion.amounts.AUD is not among currencies', 'monthlyQuestion.amounts.AUD', [suggestion({})]],
    ['EUR.0: fromMinor is over upToMinor', 'monthlyQuestion.amounts.EUR', [suggestion({ upToMinor: 2000 })]],
    [
      'EUR.1: begins before the one above it has ended',
      'monthlyQuestion.amounts.EUR',
      [suggestion({}), suggestion({ fromMinor: 4999, upToMinor: 6000 })],
    ],
    [
      'EUR.0: monthlyMinor 100 lies outside the bounds',
      'monthlyQuestion.amounts.EUR',
      [suggestion({ monthlyMinor: 100 })],
    ],
    [
      'EUR.0: monthlyMinor 2501 is more than the gift',
      'monthlyQuestion.amounts.EUR',
      [suggestion({ monthlyMinor: 2501 })],
    ],
    ['campaigns.winter.from 2027-02-30 is no day', 'campaigns.winter.from', '2027-02-30'],
    ['campaigns.winter.until 2020-01-01 is before', 'campaigns.winter.until', '2020-01-01'],
    ['winter.goalsMinor.AUD is not among currencies', 'campaigns.winter.goalsMinor.AUD', 1000],
    ['winter.texts has no "en", the default language', 'campaigns.winter.texts.en', undefined],
    ['campaigns.winter.leastGifts must be >= 5', 'campaigns.winter.leastGifts', 4],
    ['a name that is not allowed: "Winter"', 'campaigns.Winter', {}],
    ['askAgainAfterDays must be <= 365', 'monthlyQuestion.askAgainAfterDays', 366],
    ['feeCover.NOK is not among currencies', 'feeCover.NOK', { method: 'card', basisPoints: 290, fixedMinor: 30 }],
    ['method "Swish" is not among paymentMethods', 'feeCover.EUR.method', 'Swish'],
    ['feeCover.EUR.basisPoints must be integer', 'feeCover.EUR.basisPoints', 2.9],
    ['feeCover.EUR costs nothing', 'feeCover.EUR', { method: 'card', basisPoints: 0, fixedMinor: 0 }],
    ["with its costs is 102986334, over Stripe's 99999999", 'currencies.EUR.annual.maximumMinor', 99_999_700],
    ['experiments.new has no variant "control"', 'experiments', { new: { a: PLAIN, b: PLAIN } }],
    ['experiments.new.control must change nothing', 'experiments', { new: { control: HIGHER, a: PLAIN } }],
    ['experiments must NOT have more than 1', 'experiments', { one: BOTH, two: BOTH }],
    [
      'higher.amounts.EUR.monthly: presetsMinor 1, 2 lie outside',
      'experiments',
      { new: { ...BOTH, higher: TOO_SMALL } },
    ],
    ['experiments.new.higher.texts.xx is not among', 'experiments', { new: { ...BOTH, higher: UNKNOWN_LANGUAGE } }],
    ['buttons.monthly must match pattern', 'experiments', { new: { ...BOTH, higher: NO_AMOUNT } }],
    ['timeZone "Mars/Olympus" is not a zone', 'timeZone', 'Mars/Olympus'],
  ])('is told: %s', (sentence, place, value) => {
    expect(faultsWith({ [place]: value })).toContain(sentence);
  });

  it.each(['https://www.example.com/thanks?from=stripe', 'http://127.0.0.1:8080/thanks'])(
    'is not one that sends donors back to %s',
    (address) => expect(faultsWith({ 'returnAddresses.article.success': address })).toBe('none'),
  );

  it('is told every fault at once', () => {
    const faults = faultsWith({
      defaultLanguage: 'it',
      statementDescriptor: 'EX NEWS',
      'currencies.EUR.monthly.defaultMinor': 1,
    });
    expect(faults.split('\n')).toHaveLength(4);
  });

  it('that is no JSON is named by its path', () => {
    const name = path.join(folder, 'broken.json');
    writeFileSync(name, '{');
    expect(() => loadNewsroom(name)).toThrow(`${name} cannot be read as JSON`);
  });
});

function suggestion(changes: Record<string, number>): object {
  return { fromMinor: 2500, upToMinor: 4999, monthlyMinor: 500, ...changes };
}

function inEveryFrequency(amounts: object): object {
  return { 'one-time': amounts, monthly: amounts, annual: amounts };
}
