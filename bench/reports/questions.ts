import { findReport } from '../../src/reports/definitions/catalogue';
import type { ReportDefinition } from '../../src/reports/definitions/definition';
import { readReportRequest, type ReportRequest } from '../../src/reports/run/report-request';
import type { DashboardReader } from '../../src/reports/pages/dashboard/dashboard-reader';
import type { Reports } from '../../src/reports/run/reports.service';

/** A report by name, and what is asked of it. */
export interface Question {
  readonly report: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The last whole month of the books, and the last year. */
const MONTH = { from: '2025-12-01', to: '2026-01-01' };
const YEAR = { from: '2025-01-01', to: '2026-01-01' };

export const BALANCE_OF_A_MONTH: Question = { report: 'balance-roll-forward', query: MONTH };
export const INCOME_OF_A_YEAR: Question = { report: 'income', query: YEAR };

export function asked({ report, query }: Question): { definition: ReportDefinition; request: ReportRequest } {
  const definition = findReport(report);
  if (definition === undefined) throw new Error(`There is no report ${report}`);
  return { definition, request: readReportRequest(query, definition, { zone: ZONE, now: new Date() }) };
}

/** That of the example newsroom, in which days are added up. */
const ZONE = 'Europe/Amsterdam';

/** One report, or all that the first page of the day needs. */
export type Reading = Question | 'dashboard';

export interface Readers {
  readonly reports: Reports;
  readonly dashboard: DashboardReader;
}

/** Reads it to its end. @returns what it took each time, after the first */
export async function readMs(readers: Readers, reading: Reading, times: number): Promise<number[]> {
  const timesMs: number[] = [];
  for (let time = 0; time <= times; time++) {
    const start = performance.now();
    await (reading === 'dashboard' ? readDashboard(readers) : readReport(readers, reading));
    timesMs.push(performance.now() - start);
  }
  // The first finds no connection yet.
  return timesMs.slice(1);
}

async function readDashboard({ dashboard }: Readers): Promise<void> {
  const { figures, counts, recurring, payouts } = await dashboard.read();
  for (const part of [figures, counts, recurring, payouts]) if (part.length === 0) throw new Error('A tile is empty');
}

async function readReport({ reports }: Readers, question: Question): Promise<void> {
  const { definition, request } = asked(question);
  const reading = await reports.open(definition, request);
  let rows = 0;
  for await (const batch of reading.batches) rows += batch.length;
  if (rows === 0) throw new Error(`${definition.name} is empty`);
}
