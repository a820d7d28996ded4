import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { csvWriter, PLAIN_CSV, type CsvOptions } from '../../../src/reports/formats/csv';
import type { ReportRow } from '../../../src/reports/run/reading';
import { anyRows, anyText } from './arbitrary-rows';
import { ABOUT, bytesOf, JOURNAL_COLUMNS, readingOf } from './sample-reading';

const ROW: ReportRow = ['don_1', '2027-03-01', '2027-03-01T10:00:00Z', 'Spring', 'EUR', '-123450', '103', '2', '0.88'];
const changed = (column: string, cell: string | null): ReportRow =>
  ROW.map((old, place) => (JOURNAL_COLUMNS[place]?.name === column ? cell : old));
const written = (rows: readonly ReportRow[], options: Partial<CsvOptions> = {}, about = ABOUT) =>
  bytesOf(csvWriter({ ...PLAIN_CSV, ...options })(readingOf(rows, about)));
const read = (bytes: Buffer, delimiter = ','): string[][] => parse(bytes, { delimiter });
const anyOptions = fc.record<CsvOptions>({
  byteOrderMark: fc.constantFrom('none', 'with'),
  decimalSeparator: fc.constantFrom('.', ','),
  about: fc.constantFrom('end', 'none'),
});

describe('a report as CSV', () => {
  it('has a heading, plain decimal numbers and lines that end with CRLF', async () => {
    const rows = [ROW, changed('currency', 'JPY'), changed('currency', 'KWD'), changed('campaign', null)];
    expect(String(await written(rows, { about: 'none' }))).toBe(
      [
        'donation,given_on,received_at,campaign,currency,gross,fee,renewals,rate',
        'don_1,2027-03-01,2027-03-01T10:00:00Z,Spring,EUR,-1234.50,1.03,2,0.88',
        'don_1,2027-03-01,2027-03-01T10:00:00Z,Spring,JPY,-123450,103,2,0.88',
        'don_1,2027-03-01,2027-03-01T10:00:00Z,Spring,KWD,-123.450,0.103,2,0.88',
        'don_1,2027-03-01,2027-03-01T10:00:00Z,,EUR,-1234.50,1.03,2,0.88',
        '',
      ].join('\r\n'),
    );
  });

  it('separates cells by semicolons where decimals have commas', async () => {
    const text = String(await written([ROW], { about: 'none', decimalSeparator: ',' }));
    expect(text.split('\r\n')[1]).toBe('don_1;2027-03-01;2027-03-01T10:00:00Z;Spring;EUR;-1234,50;1,03;2;0,88');
  });

  it('says at the end what it is, in lines as wide as all others', async () => {
    const records = read(await written([ROW, changed('currency', 'JPY')]));
    expect(records.every(({ length }) => length === JOURNAL_COLUMNS.length)).toBe(true);
    const about = records.slice(3).map(([name, value]) => `${name}: ${value}`);
    expect(about).toEqual([
      '# report: donation-journal',
      '# title: Donation journal',
      '# newsroom: Новая «Газета»',
      '# zone: Europe/Amsterdam',
      '# from: 2027-03-01',
      '# to: 2027-04-01',
      '# as-of block: 17',
      '# as-of time: 2027-04-02T10:05:00Z',
      `# ledger hash: ${'ab'.repeat(32)}`,
      '# frequency: monthly',
      '# rules: 1',
      '# row count: 2',
      '# total gross EUR: -1234.50',
      '# total gross JPY: -123450',
      '# total fee EUR: 1.03',
      '# total fee JPY: 103',
      '# definition: Every donation given in the interval, once; what was refunded stays in it.',
      expect.stringMatching(/^# sha256 of all lines above: [0-9a-f]{64}$/),
    ]);
  });

  it.each([
    ['donation', 'don 1'],
    ['donation', '=1+1'],
    ['given_on', '1 March'],
    ['received_at', '2027-03-01'],
    ['currency', 'eur'],
    ['gross', '12.50'],
    ['gross', '1e3'],
    ['gross', '-0'],
    ['fee', ''],
    ['renewals', '+1'],
    ['rate', '1,5'],
  ])('is never written with a cell of %s that is %j', async (column, cell) => {
    await expect(written([changed(column, cell)])).rejects.toThrow(`Column ${column} holds`);
  });

  it('is never written without the currency of an amount, or with one of unknown decimals', async () => {
    await expect(written([changed('currency', null)])).rejects.toThrow('An amount in gross has no currency');
    await expect(written([changed('currency', 'XXX')])).rejects.toThrow('XXX');
  });

  it('is never written whole when rows are missing', async () => {
    const reading = readingOf([ROW]);
    const lacking = { ...reading, totals: () => ({ ...reading.totals(), rowCount: 2 }) };
    await expect(bytesOf(csvWriter(PLAIN_CSV)(lacking))).rejects.toThrow('The report has 2 rows and 1 were read');
  });

  it('is read by an independent reader as what was written, and no text of it is a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, anyOptions, async (rows, options) => {
        const comma = options.decimalSeparator === ',';
        const bytes = await written(rows, options);
        const records = parse(bytes, { bom: true, delimiter: comma ? ';' : ',' }) as string[][];
        expect(records[0]).toEqual(JOURNAL_COLUMNS.map(({ name }) => name));
        const body = records.slice(1, rows.length + 1);
        expect(body.map((record) => record.map((cell, place) => cellBack(cell, place)))).toEqual(
          rows.map((row) => row.map((cell) => cell ?? '')),
        );
        const noNumbers = body.flatMap((record) =>
          record.filter((_, place) => !NUMBERS.has(JOURNAL_COLUMNS[place]!.type)),
        );
        expect(noNumbers.filter((cell) => RUNS.test(cell))).toEqual([]);
        const decimals = body.flatMap((record) => [5, 6].map((place) => decimalsOf(record[place]!, record[4]!)));
        expect(decimals.filter((fault) => fault !== '')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no formula even for a program set to another separator', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 5 }), anyOptions, async (texts, options) => {
        const text = String(
          await written(
            texts.map((each) => changed('campaign', each)),
            { ...options, about: 'none' },
          ),
        );
        const wrong = options.decimalSeparator === ',' ? ',' : ';';
        // the most naive of readers: it knows no quotes but those around a cell
        const cells = text.split(/\r\n|\r|\n/).flatMap((line) => line.split(wrong));
        for (const cell of cells) expect(cell.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠−]/);
      }),
      { numRuns: 300 },
    );
  });

  it('has the same bytes every time, however its rows come', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 5 }), async (rows, rowsAtOnce) => {
        const again = await bytesOf(csvWriter(PLAIN_CSV)(readingOf(rows, ABOUT, rowsAtOnce)));
        expect(again.equals(await written(rows))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['none', 'with'] as const)(
    'ends with the hash of all lines above, byte order mark: %s',
    async (byteOrderMark) => {
      const bytes = await written([ROW, changed('campaign', 'two\r\nlines')], { byteOrderMark });
      const last = bytes.lastIndexOf('# sha256');
      const hash = createHash('sha256').update(bytes.subarray(0, last)).digest('hex');
      expect(String(bytes.subarray(last))).toBe(`# sha256 of all lines above,${hash},,,,,,,\r\n`);
    },
  );

  it('comes in chunks of some 64 KiB', async () => {
    const sizes: number[] = [];
    for await (const chunk of csvWriter(PLAIN_CSV)(readingOf(Array<ReportRow>(5_000).fill(ROW), ABOUT, 1_000)))
      sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(70_000);
  });
});

const NUMBERS = new Set(['amount', 'count', 'rate']);
const RUNS = /^\s*[=+\-@＝＋－＠−]|^[\t\r\n]/;

/** What is wrong with the decimals of an amount; empty: nothing. */
function decimalsOf(cell: string, currency: string): string {
  const expected = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }[currency];
  return cell === '' || (cell.split(/[.,]/)[1] ?? '').length === expected ? '' : `${cell} ${currency}`;
}

/** A cell as it was before it was written. */
function cellBack(cell: string, place: number): string {
  const { type } = JOURNAL_COLUMNS[place]!;
  if (type === 'amount' && cell !== '') {
    return String(BigInt(cell.replace(/[.,]/, '')));
  }
  if (type === 'rate') return cell.replace(',', '.');
  if (type === 'id') return cell.replace(/^'/, '');
  if (type === 'text') return cell.replace(START_BACK, '');
  return cell;
}

const SKIPPED =
  '[\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff\'"]*';
const START_BACK = new RegExp(
  `^'(?='*[\\t\\r\\n]|${SKIPPED}[=+\\-@＝＋－＠−])|(?<=[,;|\\t\\r\\n])'(?=${SKIPPED}[=+\\-@＝＋－＠−])`,
  'g',
);
