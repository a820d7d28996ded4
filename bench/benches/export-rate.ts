import type { Bench, Figure, Size } from '../bench';
import { inRounds, ROUNDS } from '../measure/rounds';
import type { Exported } from '../reports/export-lines';
import { NewsroomBooks } from '../reports/newsroom-books';
import type { Question } from '../reports/questions';
import type { Workbench } from '../rig/workbench';

/** Seven and a half entries make a line of the donation journal. */
const ENTRIES: Record<Size, number> = { whole: 7_400_000, quick: 370_000 };

/** A fifth of the lines, and all of them. */
const FIFTH: Question = { report: 'donation-journal', query: { from: '2024-01-01', to: '2024-05-26' } };
const WHOLE: Question = { report: 'donation-journal', query: { from: '2024-01-01', to: '2026-01-01' } };

export const exportRate: Bench = {
  name: 'export-rate',
  summary: 'how fast a million lines of the donation journal become a file, and in how much memory',
  method: [
    'The books of report-latency, smaller, so that two years of the donation journal are a million lines. The app’s own',
    'service and its writer of CSV make the file, hash and control totals included, and it goes nowhere; beside it the',
    `same query as COPY gives it on the same kind of connection, and nobody looks at what comes. ${ROUNDS} rounds in turn,`,
    'medians. Memory is RSS of the process while it writes, looked at fifty times a second, beside what it held before',
    'the first.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const books = await NewsroomBooks.write(workbench, { name: 'books', entries: ENTRIES[size], sums: 'none' });
  workbench.say('warming up');
  const first = await books.export(FIFTH, 'csv');
  const medians = await inRounds(async (round) => {
    workbench.say(`round ${round} of ${ROUNDS}`);
    const [fifth, csv, copy] = [
      await books.export(FIFTH, 'csv'),
      await books.export(WHOLE, 'csv'),
      await books.export(WHOLE, 'copy'),
    ];
    if (csv.lines !== copy.lines) throw new Error(`${csv.lines} lines were written of ${copy.lines}`);
    workbench.say(`${csv.lines} lines, ${Math.round(csv.bytes / BYTES_PER_MIB)} MiB`);
    return { csv: rate(csv), copy: rate(copy), fifthMiB: fifth.mostMiB, wholeMiB: csv.mostMiB };
  });
  return [
    {
      ...{ name: 'export-rate.lines', value: medians.csv, unit: 'per s' },
      beside: { name: 'COPY alone', value: medians.copy },
      aim: { of: 'ratio', bound: 'at least', limit: 0.6 },
    },
    {
      ...{ name: 'export-rate.memory-grown', value: medians.wholeMiB - first.beforeMiB, unit: 'MiB' },
      aim: { of: 'value', bound: 'at most', limit: 150 },
    },
    {
      ...{ name: 'export-rate.memory', value: medians.wholeMiB, unit: 'MiB' },
      beside: { name: 'while a fifth was written', value: medians.fifthMiB },
      aim: { of: 'ratio', bound: 'at most', limit: 1.15 },
    },
  ];
}

const BYTES_PER_MIB = 1024 * 1024;

function rate({ lines, seconds }: Exported): number {
  return lines / seconds;
}
