import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { writeNdjson } from '../../../src/reports/formats/ndjson';
import { anyRows } from './arbitrary-rows';
import { ABOUT, bytesOf, JOURNAL_COLUMNS, readingOf } from './sample-reading';

const EXPONENTS: Record<string, number> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };

describe('a report as NDJSON', () => {
  it('holds every cell exactly, with the decimals of its currency, between what it is and what it adds up to', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const bytes = await bytesOf(writeNdjson(readingOf(rows)));
        const lines = String(bytes).trimEnd().split('\n');
        const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
        expect(objects[0]).toEqual({ about: ABOUT });
        expect(objects.slice(1, -1)).toEqual(
          rows.map((row) => ({
            ...Object.fromEntries(JOURNAL_COLUMNS.map(({ name }, place) => [name, row[place]])),
            exponents: { [row[4]!]: EXPONENTS[row[4]!] },
          })),
        );
        const before = bytes.subarray(0, bytes.length - Buffer.byteLength(lines.at(-1)!) - 1);
        expect(objects.at(-1)).toEqual({
          rowCount: rows.length,
          totals: expect.any(Array),
          sha256: createHash('sha256').update(before).digest('hex'),
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is never written with a cell that is not what its column says', async () => {
    const row = ['don_1', null, null, null, 'EUR', '1"', '1', null, null];
    await expect(bytesOf(writeNdjson(readingOf([row])))).rejects.toThrow('Column gross holds "1\\""');
  });
});
