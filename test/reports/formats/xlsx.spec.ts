import * as fc from 'fast-check';
import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { xlsxWriter } from '../../../src/reports/formats/xlsx';
import type { ReportRow } from '../../../src/reports/run/reading';
import { anyRows } from './arbitrary-rows';
import { ABOUT, bytesOf, JOURNAL_COLUMNS, readingOf } from './sample-reading';

const ROW: ReportRow = [
  '9007199254740993',
  '2027-03-01',
  '2027-03-01T10:00:00Z',
  '=1+1',
  'EUR',
  '-123450',
  '103',
  '2',
  '0.88',
];
const changed = (column: string, cell: string | null): ReportRow =>
  ROW.map((old, place) => (JOURNAL_COLUMNS[place]?.name === column ? cell : old));
const written = (rows: readonly ReportRow[], rowsPerSheet?: number, rowsAtOnce?: number) =>
  bytesOf(xlsxWriter(rowsPerSheet)(readingOf(rows, ABOUT, rowsAtOnce)));
const reread = (bytes: Buffer): WorkBook => read(bytes, { cellNF: true, cellStyles: true, cellText: true });
const cellOf = (sheet: WorkSheet | undefined, address: string) => sheet?.[address] as CellObject | undefined;

describe('a report as a workbook, opened by another program', () => {
  it('has numbers, dates and texts where they belong', async () => {
    const book = reread(await written([ROW, changed('currency', 'JPY'), changed('currency', 'KWD')]));
    const sheet = book.Sheets['Report'];
    const cells = ['A2', 'B2', 'C2', 'D2', 'F2', 'G2', 'F3', 'F4', 'H2', 'I2'].map((address) => {
      const { t, v, w } = cellOf(sheet, address)!;
      return [address, t, v, w];
    });
    expect(cells).toEqual([
      ['A2', 's', '9007199254740993', '9007199254740993'],
      ['B2', 'n', 46447, '2027-03-01'],
      ['C2', 'n', expect.closeTo(46447 + 10 / 24, 9), '2027-03-01 10:00:00'],
      ['D2', 's', '=1+1', '=1+1'],
      ['F2', 'n', -1234.5, '-1,234.50'],
      ['G2', 'n', 1.03, '1.03'],
      ['F3', 'n', -123450, '-123,450'],
      ['F4', 'n', -123.45, '-123.450'],
      ['H2', 'n', 2, '2'],
      ['I2', 'n', 0.88, '0.88'],
    ]);
    expect(cellOf(sheet, 'F2')?.z).toBe('#,##0.00;[Red]-#,##0.00');
    expect(cellOf(sheet, 'D2')?.f).toBeUndefined();
    expect(sheet?.['!cols']?.map(({ width }) => width !== undefined && width > 9)).toEqual(Array(9).fill(true));
  });

  it('has a heading that names the zone of instants', async () => {
    const sheet = reread(await written([ROW])).Sheets['Report'];
    expect(cellOf(sheet, 'C1')?.v).toBe('Received (UTC)');
    expect(cellOf(sheet, 'F1')?.v).toBe('Gross');
  });

  it('writes as text what a spreadsheet would round', async () => {
    const amounts = ['999999999999999', '1000000000000001', '-9223372036854775808'];
    const sheet = reread(await written(amounts.map((amount) => changed('gross', amount)))).Sheets['Report'];
    const cells = ['F2', 'F3', 'F4'].map((address) => cellOf(sheet, address)!);
    expect(cells.map(({ t, v }) => [t, v])).toEqual([
      ['n', 9999999999999.99],
      ['s', '10000000000000.01'],
      ['s', '-92233720368547758.08'],
    ]);
  });

  it('says on its second sheet what it is, with control totals that are numbers', async () => {
    const book = reread(await written([ROW, changed('currency', 'JPY')]));
    expect(book.SheetNames).toEqual(['Report', 'About']);
    const sheet = book.Sheets['About'];
    expect(cellOf(sheet, 'B3')?.v).toBe('Новая «Газета»');
    const rows = Array.from({ length: 22 }, (_, place) =>
      ['A', 'B', 'C'].map((letter) => cellOf(sheet, `${letter}${place + 1}`)?.v ?? null),
    );
    expect(rows).toContainEqual(['Rows', 2, null]);
    expect(rows).toContainEqual(['Definition', ABOUT.definition, null]);
    expect(rows).toContainEqual(['Gross', 'EUR', -1234.5]);
    expect(rows).toContainEqual(['Gross', 'JPY', -123450]);
  });

  it('begins a new sheet where one is full, never an empty one', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, place) => changed('renewals', String(place)));
    const book = reread(await written(rows(25), 10, 7));
    expect(book.SheetNames).toEqual(['Report', 'About', 'Report 2', 'Report 3']);
    expect(['Report', 'Report 2', 'Report 3'].map((name) => cellOf(book.Sheets[name], 'H2')?.v)).toEqual([0, 10, 20]);
    expect(cellOf(book.Sheets['Report 3'], 'H6')?.v).toBe(24);
    expect(reread(await written(rows(10), 10)).SheetNames).toEqual(['Report', 'About']);
    expect(reread(await written([])).SheetNames).toEqual(['Report', 'About']);
  });

  it('gives every cell back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const sheet = reread(await written(rows)).Sheets['Report'];
        const found = rows.map((_, line) =>
          JOURNAL_COLUMNS.map((_column, place) => cellBack(cellOf(sheet, `${'ABCDEFGHI'[place]}${line + 2}`), place)),
        );
        expect(found).toEqual(rows.map((row) => row.map((cell, place) => comparable(cell, place))));
      }),
      { numRuns: 100 },
    );
  });

  it('has the same bytes every time, however its rows come', async () => {
    const rows = Array.from({ length: 3_000 }, (_, place) => changed('renewals', String(place)));
    const [first, second] = [await written(rows, 1_000, 7), await written(rows, 1_000, 900)];
    expect(first.equals(second)).toBe(true);
  });

  it('fails whole for a cell that is not what its column says, and for a text that no cell holds', async () => {
    await expect(written([changed('gross', '1.5')])).rejects.toThrow('Column gross holds "1.5"');
    await expect(written([changed('campaign', 'x'.repeat(40_000))])).rejects.toThrow('too long for a cell');
  });

  it('lets go of the rows when nobody wants more', async () => {
    let released = false;
    async function* batches() {
      try {
        for (;;) yield await Promise.resolve(Array<ReportRow>(500).fill(changed('campaign', String(Math.random()))));
      } finally {
        released = true;
      }
    }
    let bytes = 0;
    for await (const chunk of xlsxWriter()({ ...readingOf([]), batches: batches() }))
      if ((bytes += chunk.length) > 50_000) break;
    expect(released).toBe(true);
  });
});

/** Decimals are compared as numbers, since a spreadsheet knows no trailing zeros. */
function comparable(cell: string | null, place: number): unknown {
  if (cell === null) return null;
  const { type } = JOURNAL_COLUMNS[place]!;
  if (type === 'instant') return Date.parse(cell.replace(/\.\d+/, '')) / 1000;
  // the reader itself makes one line feed of the pair
  if (type === 'text') return cell.replaceAll('\r\n', '\n');
  return type === 'rate' ? Number(cell) : cell;
}

function cellBack(cell: CellObject | undefined, place: number): unknown {
  if (cell === undefined) return null;
  const { type } = JOURNAL_COLUMNS[place]!;
  if (type === 'instant') return Math.floor(((cell.v as number) - 25_569) * 86_400 + 0.0005);
  if (type === 'day') return cell.w;
  if (type === 'rate') return cell.v;
  if (type !== 'amount') return String(cell.v);
  const decimals = cell.t === 's' ? String(cell.v) : cell.w!.replaceAll(',', '');
  return String(BigInt(decimals.replace('.', '')));
}
