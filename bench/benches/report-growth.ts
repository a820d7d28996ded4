import type { Bench, Figure, Size } from '../bench';
import { inRounds, ROUNDS } from '../measure/rounds';
import { median } from '../measure/statistics';
import { NewsroomBooks } from '../reports/newsroom-books';
import { BALANCE_OF_A_MONTH, INCOME_OF_A_YEAR, type Reading } from '../reports/questions';
import type { Workbench } from '../rig/workbench';

const ENTRIES: Record<Size, { readonly small: number; readonly large: number }> = {
  whole: { small: 1_000_000, large: 10_000_000 },
  quick: { small: 100_000, large: 300_000 },
};

export const reportGrowth: Bench = {
  name: 'report-growth',
  summary: 'the same reports of a newsroom with a million ledger entries and of one with ten million',
  method: [
    'The books of report-latency, and those of a newsroom with a tenth of its gifts in the same two years, in two',
    `databases of one server. ${ROUNDS} rounds in turn, each the median of ten times; medians of these. The smaller adds up`,
    'once a day, the larger three times, and with ten times the gifts more combinations of currency, frequency, campaign,',
    'method and account occur on a day.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const { small, large } = ENTRIES[size];
  const contenders = {
    small: await NewsroomBooks.write(workbench, { name: 'small', entries: small, sums: 'kept' }),
    large: await NewsroomBooks.write(workbench, { name: 'large', entries: large, sums: 'kept' }),
  };
  const medians = await inRounds(async (round) => {
    workbench.say(`round ${round} of ${ROUNDS}`);
    const times: Record<string, number> = {};
    for (const [name, reading] of Object.entries(ASKED))
      for (const [whose, books] of Object.entries(contenders))
        times[`${name} ${whose}`] = median(await books.readMs(reading, TIMES));
    return times;
  });
  return Object.keys(ASKED).map((name) => ({
    ...{ name: `report-growth.${name}`, value: medians[`${name} large`] ?? Number.NaN, unit: 'ms' },
    beside: { name: `of ${small.toLocaleString('en')} entries`, value: medians[`${name} small`] ?? Number.NaN },
    aim: { of: 'ratio', bound: 'at most', limit: 1.2 },
  }));
}

const TIMES = 10;

const ASKED: Readonly<Record<string, Reading>> = {
  'balance-of-a-month': BALANCE_OF_A_MONTH,
  'income-of-a-year': INCOME_OF_A_YEAR,
  dashboard: 'dashboard',
};
