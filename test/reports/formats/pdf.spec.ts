import { spawnSync } from 'node:child_process';
import { writePdf } from '../../../src/reports/formats/pdf';
import { MOST_PRINTED_ROWS, ReportTooLongToPrint } from '../../../src/reports/formats/pdf/report-too-long';
import type { ReportAbout, ReportRow } from '../../../src/reports/run/reading';
import { ABOUT, bytesOf, readingOf } from './sample-reading';

const row = (number: number, changes: Partial<Record<number, string | null>> = {}): ReportRow =>
  [
    'don_',
    '2027-03-01',
    '2027-03-01T10:00:00Z',
    'Весна',
    number % 2 ? 'JPY' : 'EUR',
    '-123450',
    '103',
    '2',
    '0.88',
  ].map((cell, place) => (place in changes ? (changes[place] ?? null) : place === 0 ? `${cell}${number}` : cell));
const rows = (count: number) => Array.from({ length: count }, (_, number) => row(number));
const written = (all: readonly ReportRow[], about?: ReportAbout, rowsAtOnce?: number) =>
  bytesOf(writePdf(readingOf(all, about, rowsAtOnce)));

describe('a printed report', () => {
  it('has the same bytes every time', async () => {
    const [first, second] = [await written(rows(100)), await written(rows(100), ABOUT, 50)];
    expect(first.equals(second)).toBe(true);
    expect(String(first.subarray(0, 8))).toBe('%PDF-1.7');
  });

  it('is refused before its first byte when it is too long', async () => {
    const about = { ...ABOUT, columns: ABOUT.columns.slice(0, 1) };
    const narrow = Array.from({ length: MOST_PRINTED_ROWS + 1 }, (_, number) => [`don_${number}`]);
    const chunks = writePdf(readingOf(narrow, about, 4_000))[Symbol.asyncIterator]();
    await expect(chunks.next()).rejects.toThrow(ReportTooLongToPrint);
  });

  it('is never made of a cell that is not what its column says', async () => {
    await expect(written([row(1, { 5: '1.5' })])).rejects.toThrow('Column gross holds "1.5"');
  });
});

const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
const absence = pdftotext ? '' : ' (skipped: pdftotext is not installed here)';

(pdftotext ? describe : describe.skip)(`a printed report, read by another program${absence}`, () => {
  const pagesOf = (pdf: Buffer): string[] => {
    const { stdout, stderr } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    return stdout.split('\f').slice(0, -1);
  };

  it('has every row once, under a heading on every page that says which it is', async () => {
    const pages = pagesOf(await written(rows(200)));
    expect(pages.length).toBeGreaterThan(2);
    for (const [number, page] of pages.entries()) {
      expect(page).toContain(`Page ${number + 1} of ${pages.length}`);
      expect(page).toContain('Новая «Газета» · block 17');
    }
    expect(pages.slice(0, -1).every((page) => /Donation +Given on +Received +Campaign/.test(page))).toBe(true);
    const found = pages.join('\n').match(/don_\d+/g);
    expect(found).toEqual(rows(200).map(([id]) => id));
  });

  it('says what it is, with amounts in the decimals of their currency and control totals', async () => {
    const text = pagesOf(await written(rows(2))).join('\n');
    expect(text).toMatch(/Newsroom +Новая «Газета»/);
    expect(text).toMatch(/Definition +Every donation given in the interval, once;/);
    expect(text).toMatch(/don_0 +2027-03-01 +2027-03-01 10:00:00 UTC +Весна +EUR +-1234\.50 +1\.03 +2 +0\.88/);
    expect(text).toMatch(/don_1 .* JPY +-123450 +103/);
    expect(text).toMatch(/Rows +2\n/);
    expect(text).toMatch(/Gross +EUR +-1234\.50\n/);
    expect(text).toMatch(/Gross +JPY +-123450\n/);
  });

  it('breaks what is too long for its column, and loses no letter of it', async () => {
    const long = `${'Расследования '.repeat(20)}${'безпробелов'.repeat(30)}`;
    const text = pagesOf(await written([row(0, { 3: long })])).join('\n');
    const letters = text.replace(/\s/g, '');
    expect(letters.match(/[а-яРВ]/g)?.length).toBeGreaterThanOrEqual(long.replace(/\s/g, '').length);
  });
});
