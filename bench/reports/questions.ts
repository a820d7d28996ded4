import { findReport } from '../../src/reports/definitions/catalogue';
import type { ReportDefinition } from '../../src/reports/definitions/definition';
import { readReportRequest, type ReportRequest } from '../../src/reports/run/report-request';
import type { Reports } from '../../src/reports/run/reports.service';

/** A report by name, and what is asked of it. */
export interface Question {
  readonly report: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The last whole month of the books, the last year, and the last year with the month that has begun. */
const MONTH = { from: '2025-12-01', to: '2026-01-01' };
const YEAR = { from: '2025-01-01', to: '2026-01-01' };
const THIRTEEN_MONTHS = { from: '2025-01-01', to: '2026-02-01' };

export const BALANCE_OF_A_MONTH: Question = { report: 'balance-roll-forward', query: MONTH };
export const INCOME_OF_A_YEAR: Question = { report: 'income', query: YEAR };

/**
 * Stands in for the dashboard (src/reports/dashboard) until there is one: what it has to ask for, one after the other.
 * What is unsettled is what the roll-forward of the month that has begun closes with.
 */
export const DASHBOARD: readonly Question[] = [
  BALANCE_OF_A_MONTH,
  { report: 'income', query: THIRTEEN_MONTHS },
  { report: 'fees-and-exchange', query: MONTH },
  { report: 'balance-roll-forward', query: { from: '2026-01-01', to: '2026-01-02' } },
];

export function asked({ report, query }: Question): { definition: ReportDefinition; request: ReportRequest } {
  const definition = findReport(report);
  if (definition === undefined) throw new Error(`There is no report ${report}`);
  return { definition, request: readReportRequest(query, definition, { zone: ZONE, now: new Date() }) };
}

/** That of the example newsroom, in which days are added up. */
const ZONE = 'Europe/Amsterdam';

/** Reads them to their ends, one after the other. @returns what all took together, each time, after the first */
export async function readMs(reports: Reports, questions: readonly Question[], times: number): Promise<number[]> {
  const timesMs: number[] = [];
  for (let time = 0; time <= times; time++) {
    const start = performance.now();
    for (const question of questions) await read(reports, question);
    timesMs.push(performance.now() - start);
  }
  // The first finds no connection yet.
  return timesMs.slice(1);
}

async function read(reports: Reports, question: Question): Promise<void> {
  const { definition, request } = asked(question);
  const reading = await reports.open(definition, request);
  let rows = 0;
  for await (const batch of reading.batches) rows += batch.length;
  if (rows === 0) throw new Error(`${definition.name} is empty`);
}
