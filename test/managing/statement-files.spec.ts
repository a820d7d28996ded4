import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { receiptNumber } from '../../src/letters/intents/receipt-number';
import { LETTER_LANGUAGES } from '../../src/letters/templates/letter-texts';
import { currencyOf } from '../../src/foundation/money/currencies';
import { readInterval, shortNameOf } from '../../src/managing/statements/statement-interval';
import { statementCsv } from '../../src/managing/statements/statement-csv';
import { statementPage } from '../../src/managing/statements/statement-page';
import { statementPdf } from '../../src/managing/statements/statement-pdf';
import { statementSheet } from '../../src/managing/statements/statement-sheet';
import { STATEMENT_LANGUAGES, StatementTexts } from '../../src/managing/statements/statement-texts';
import { en } from '../../src/managing/statements/words/en';
import { CURRENCIES, line, parts, statement } from './sample-statement';

const pdfOf = (language: string, changes = {}) => {
  const all = parts(language, changes);
  return statementPdf(statementSheet(all), all);
};
const rowsOf = (csv: string, delimiter = ','): string[][] => parse(csv, { bom: true, delimiter });

describe('a statement on paper', () => {
  it('has the same bytes every time', async () => {
    const [first, second] = [await pdfOf('ru'), await pdfOf('ru')];
    expect(first.equals(second)).toBe(true);
    expect(String(first.subarray(0, 8))).toBe('%PDF-1.7');
  });

  it('has a title that names nobody, and its language', async () => {
    const text = (await pdfOf('en')).toString('latin1');
    expect(text).toContain('(Statement of gifts)');
    expect(text).toContain('/Lang (en)');
  });
});

const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
const absence = pdftotext ? '' : ' (skipped: pdftotext is not installed here)';

(pdftotext ? describe : describe.skip)(`a statement on paper, read by another program${absence}`, () => {
  const textOf = (pdf: Buffer): string => {
    const { stdout, stderr } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    return stdout;
  };

  it('says what was given and what went back, each currency apart', async () => {
    const text = textOf(await pdfOf('en'));
    expect(text).toMatch(/Given to +Новая «Газета»\n/);
    expect(text).toMatch(/Period +January 1 – December 31, 2026\n/);
    expect(text).toMatch(/Days +counted in the time zone Europe\/Amsterdam/);
    expect(text).toMatch(/As known on +January 5, 2027\n/);
    expect(text).toMatch(new RegExp(`Mar 1, 2026 +€25\\.00 +Gift +Monthly +${receiptNumber('ch_1')} +€7\\.00\n`));
    expect(text).toMatch(/Mar 9, 2026 +-€7\.00 +Given back +Monthly /);
    expect(text).toMatch(/May 2, 2026 +-€1,234\.50 +Taken back by the bank +Monthly /);
    const sums = text.match(/(Given|Given back|Taken back by banks|Total)[^\n]*? {2,}\S+\n/g)!;
    expect(sums.map((each) => each.trim().replace(/\s+/g, ' ')).filter((each) => !each.includes('Monthly'))).toEqual([
      ...['Given, in 2 gifts €1,259.50', 'Given back -€7.00'],
      ...['Taken back by banks -€1,234.50', 'Total €18.00'],
      ...['Given, in 1 gift ¥1,500', 'Given back ¥0', 'Taken back by banks ¥0', 'Total ¥1,500'],
    ]);
    expect(text).toContain('Page 1 of 1');
  });

  it('has every line once, in the donor’s language, on as many pages as it needs', async () => {
    const lines = Array.from({ length: 150 }, (_, number) => line({ chargeId: `ch_${number}` }));
    const text = textOf(await pdfOf('ru', { currencies: [statement('EUR', lines)] }));
    const pages = text.split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(2);
    for (const [number, page] of pages.entries()) expect(page).toContain(`Страница ${number + 1} из ${pages.length}`);
    expect(text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)).toEqual(lines.map((_, at) => receiptNumber(`ch_${at}`)));
    expect(text).toMatch(/Пожертвовано, 150 раз +3 750,00 €\n/);
  });

  it('says that there is nothing where there is nothing', async () => {
    expect(textOf(await pdfOf('en', { currencies: [] }))).toContain('In this time nothing was given');
  });
});

describe('a statement in words', () => {
  it('says that it is no certificate, unless the newsroom says what it is', () => {
    expect(statementSheet(parts('en')).notes).toContain(en['note.no-certificate']);
    const { notes } = statementSheet(parts('en', { note: 'Good for a form <C-3>.' }));
    expect(notes).not.toContain(en['note.no-certificate']);
    expect(notes).toContain('Good for a form <C-3>.');
  });

  it('becomes a page on which nothing of it is taken for markup', () => {
    const { text } = statementPage(statementSheet(parts('en', { note: 'Good for a form <C-3>.' })));
    expect(text).toContain('Good for a form &#60;C-3&#62;.');
    expect(text).toMatch(/<article class="statement" lang="en">/);
  });

  it('tells a refund that came back from one that went, and says nothing of returns where there are none', () => {
    const came = line({ kind: 'refunded', amountMinor: 700n });
    const { sections } = statementSheet(parts('en', { currencies: [statement('EUR', [came])] }));
    expect(sections[0]?.rows[0]?.[2]).toBe('Given back, and returned');
    expect(sections[0]?.columns.map(({ title }) => title)).toEqual([
      ...['Day', 'Amount', 'What', 'Frequency', 'Receipt'],
    ]);
  });
});

describe('a statement for a spreadsheet', () => {
  it('is read by another program, every line with its currency', () => {
    expect(rowsOf(statementCsv(CURRENCIES, new StatementTexts('en')))).toEqual([
      ['Day', 'What', 'Frequency', 'Receipt', 'Amount', 'Returned so far', 'Currency'],
      ['2026-03-01', 'Gift', 'Monthly', receiptNumber('ch_1'), '25.00', '7.00', 'EUR'],
      ['2026-03-09', 'Given back', 'Monthly', receiptNumber('ch_1'), '-7.00', '0.00', 'EUR'],
      ['2026-04-01', 'Gift', 'Monthly', receiptNumber('ch_2'), '1234.50', '1234.50', 'EUR'],
      ['2026-05-02', 'Taken back by the bank', 'Monthly', receiptNumber('ch_2'), '-1234.50', '0.00', 'EUR'],
      ['2026-03-01', 'Gift', 'One-time', receiptNumber('ch_3'), '1500', '0', 'JPY'],
    ]);
  });

  it('is separated as spreadsheets of its language expect, with bytes by which they know its letters', () => {
    const csv = statementCsv(CURRENCIES, new StatementTexts('ru'));
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(rowsOf(csv, ';')[2]?.slice(1, 5)).toEqual(['Возврат', 'Ежемесячно', receiptNumber('ch_1'), '-7,00']);
  });

  it('adds up to the sums of the statement, whatever the amounts', () => {
    const amounts = fc.array(fc.record({ minor: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        fc.constantFrom('en', 'ru'),
        (all, currency, language) => {
          const given = statement(
            currency,
            all.map(({ minor }) => line({ kind: 'refunded', amountMinor: minor })),
          );
          const texts = new StatementTexts(language);
          const [, ...rows] = rowsOf(statementCsv([given], texts), language === 'ru' ? ';' : ',');
          const { exponent } = currencyOf(currency);
          const sum = rows.reduce((total, { 4: cell = '' }) => {
            expect(cell).toMatch(exponent === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+[.,]\\d{${exponent}}$`));
            return total + BigInt(cell.replace(/[.,]/, ''));
          }, 0n);
          expect(sum).toBe(given.totalMinor);
        },
      ),
    );
  });
});

describe('the words of statements', () => {
  it('are there in every language in which letters are written', () => {
    expect([...STATEMENT_LANGUAGES].sort()).toEqual([...LETTER_LANGUAGES].sort());
  });

  it.each(STATEMENT_LANGUAGES)('in %s are whole', (language) => {
    const texts = new StatementTexts(language);
    for (const key of Object.keys(en) as (keyof typeof en)[])
      for (const count of [0, 1, 2, 5, 21]) {
        const values = { count, number: 1, zone: 'Europe/Kyiv', frequency: 'annual', kind: 'given', direction: 'back' };
        Object.assign(values, { system: 'PayPal', systems: 'PayPal', months: count });
        expect(texts.say(key, values)).toMatch(/\S/);
      }
  });
});

describe('the days of a statement', () => {
  it('both belong to it', () => {
    const days = { from: '2026-02-01', until: '2026-02-01' };
    expect(readInterval(days)).toEqual(days);
    expect(shortNameOf(days)).toBe('2026-02-01-2026-02-01');
    expect(shortNameOf({ from: '2026-01-01', until: '2026-12-31' })).toBe('2026');
  });

  it.each([
    [{ from: '2026-02-30', until: '2026-03-01' }, 'day_unknown', { field: 'from' }],
    [{ from: '2026-02-01' }, 'day_unknown', { field: 'until' }],
    [{ from: ['2026-02-01', '2026-02-02'], until: '2026-03-01' }, 'day_unknown', { field: 'from' }],
    [{ from: '2026-02-02', until: '2026-02-01' }, 'day_past', { field: 'until', limitDay: '2026-02-02' }],
    [{ from: '1999-12-31', until: '2026-02-01' }, 'day_past', { field: 'from', limitDay: '2000-01-01' }],
    [{ from: '2026-02-02', until: '2100-01-01' }, 'day_too_far', { field: 'until', limitDay: '2099-12-31' }],
  ])('%j are refused with %s', (days, code, details) => {
    expect(() => readInterval(days)).toThrow(expect.objectContaining({ code, details }));
  });
});
