import type { Bench, Figure, Size } from '../bench';
import { percentile } from '../measure/statistics';
import { NewsroomBooks } from '../reports/newsroom-books';
import { BALANCE_OF_A_MONTH, INCOME_OF_A_YEAR, type Reading } from '../reports/questions';
import type { Workbench } from '../rig/workbench';

const ENTRIES: Record<Size, number> = { whole: 10_000_000, quick: 200_000 };

export const reportLatency: Bench = {
  name: 'report-latency',
  summary: 'how long a month’s balance, a year’s income and a dashboard take beside ten million ledger entries',
  method: [
    'Two years of a newsroom written by SQL: gifts once, monthly and annual, in three currencies, by card and bank debit,',
    'with refunds, disputes, failed debits and daily payouts; as many each day. Blocks of five minutes, whose hashes are',
    'distinct and no chain, are sealed day after day and added up by the product as they come. The last has half as many',
    'ledger transactions as are added up at once, and every report reads those one by one. Asked of the app’s own service',
    'on one open connection, from the question to the last row, the first time left out.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const books = await NewsroomBooks.write(workbench, { name: 'books', entries: ENTRIES[size], sums: 'kept' });
  const figures: Figure[] = [];
  for (const { name, reading, limitMs } of ASKED) {
    workbench.say(`asking for ${name}`);
    const timesMs = await books.readMs(reading, TIMES);
    figures.push(
      ...[50, 90].map((percent): Figure => ({
        ...{ name: `report-latency.${name}-p${percent}`, value: percentile(timesMs, percent), unit: 'ms' },
        aim: { of: 'value', bound: 'at most', limit: limitMs },
      })),
    );
  }
  return figures;
}

const TIMES = 30;

const ASKED: readonly { name: string; reading: Reading; limitMs: number }[] = [
  { name: 'balance-of-a-month', reading: BALANCE_OF_A_MONTH, limitMs: 100 },
  { name: 'income-of-a-year', reading: INCOME_OF_A_YEAR, limitMs: 200 },
  { name: 'dashboard', reading: 'dashboard', limitMs: 300 },
];
