import type { ReportAbout, ReportColumn, ReportReading, ReportRow } from '../../../src/reports/run/reading';

export const JOURNAL_COLUMNS: readonly ReportColumn[] = [
  { name: 'donation', title: 'Donation', type: 'id' },
  { name: 'given_on', title: 'Given on', type: 'day' },
  { name: 'received_at', title: 'Received', type: 'instant' },
  { name: 'campaign', title: 'Campaign', type: 'text' },
  { name: 'currency', title: 'Currency', type: 'currency' },
  { name: 'gross', title: 'Gross', type: 'amount', currencyColumn: 'currency' },
  { name: 'fee', title: 'Fee', type: 'amount', currencyColumn: 'currency' },
  { name: 'renewals', title: 'Renewals', type: 'count' },
  { name: 'rate', title: 'Rate', type: 'rate' },
];

export const ABOUT: ReportAbout = {
  name: 'donation-journal',
  title: 'Donation journal',
  definition: 'Every donation given in the interval, once; what was refunded stays in it.',
  newsroom: 'Новая «Газета»',
  zone: 'Europe/Amsterdam',
  from: '2027-03-01',
  to: '2027-04-01',
  currency: null,
  frequency: 'monthly',
  campaign: null,
  asOf: { block: '17', sealedAt: '2027-04-02T10:05:00Z', hash: 'ab'.repeat(32) },
  rules: '1',
  columns: JOURNAL_COLUMNS,
};

/** A reading of these rows with the totals that belong to them. */
export function readingOf(rows: readonly ReportRow[], about: ReportAbout = ABOUT, rowsAtOnce = 3): ReportReading {
  let done = false;
  async function* batches() {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await Promise.resolve();
      yield rows.slice(from, from + rowsAtOnce);
    }
    done = true;
  }
  const totals = () => {
    if (!done) throw new Error('The rows are not read yet');
    return { rowCount: rows.length, totals: totalsOf(rows, about.columns) };
  };
  return { about, batches: batches(), totals };
}

function totalsOf(rows: readonly ReportRow[], columns: readonly ReportColumn[]) {
  return columns.flatMap((column, place) => {
    if (column.type !== 'amount') return [];
    const currencyPlace = columns.findIndex(({ name }) => name === column.currencyColumn);
    const sums = new Map<string, bigint>();
    for (const row of rows) {
      const [amount, currency] = [row[place], row[currencyPlace]];
      if (amount && currency) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount));
    }
    return [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, minor]) => ({ column: column.name, currency, minor: String(minor) }));
  });
}

/** All that a writer wrote. */
export async function bytesOf(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk as string));
  return Buffer.concat(all);
}
