import { DataSource } from 'typeorm';
import type { Newsroom } from '../../src/foundation/newsroom/newsroom';
import { NEWSROOM } from '../../src/foundation/newsroom/newsroom-token';
import { BlockSealer } from '../../src/payments/ledger/blocks/block-sealer';
import { RecordMovements } from '../../src/giving/subscriptions/movements/record-movements';
import { findReport } from '../../src/reports/definitions/catalogue';
import { DashboardReader } from '../../src/reports/pages/dashboard/dashboard-reader';
import type { ReportAbout, ReportTotals } from '../../src/reports/run/reading';
import { readReportRequest } from '../../src/reports/run/report-request';
import { Reports } from '../../src/reports/run/reports.service';
import { Snapshots } from '../../src/reports/run/snapshot';
import { SumDays } from '../../src/reports/sums/sum-days';
import type { RunningApp } from './app';
import { eventually } from './journey';

export interface ReadReport {
  readonly about: ReportAbout;
  /** By column name. */
  readonly rows: readonly Record<string, string | null>[];
  readonly totals: ReportTotals;
}

/** A report whole, by the app's own service. */
export async function readReport(
  app: RunningApp,
  name: string,
  query: Record<string, string> = {},
): Promise<ReadReport> {
  const definition = findReport(name);
  if (definition === undefined) throw new Error(`No report ${name}`);
  const request = readReportRequest(query, definition, { zone: 'UTC', now: new Date() });
  const reading = await app.app.get(Reports, { strict: false }).open(definition, request);
  const rows: Record<string, string | null>[] = [];
  for await (const batch of reading.batches)
    for (const row of batch)
      rows.push(Object.fromEntries(reading.about.columns.map((column, place) => [column.name, row[place] ?? null])));
  return { about: reading.about, rows, totals: reading.totals() };
}

/** One control total, in minor units. */
export function totalOf({ totals }: ReadReport, column: string, currency = 'EUR'): bigint {
  const found = totals.totals.find((total) => total.column === column && total.currency === currency);
  return BigInt(found?.minor ?? 0);
}

/** What the dashboard tells on a day, row by row in some order. */
export async function readDashboard(app: RunningApp, day: string): Promise<Dashboard> {
  const [snapshots, newsroom] = [app.app.get(Snapshots, { strict: false }), app.app.get<Newsroom>(NEWSROOM)];
  const clock = { now: () => new Date(`${day}T18:00:00Z`) };
  const { figures, counts, recurring } = await new DashboardReader(snapshots, clock, newsroom).read();
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { figures: sorted(figures), counts: sorted(counts), recurring: sorted(recurring) };
}

export type Dashboard = Record<'figures' | 'counts' | 'recurring', string[]>;

/** Seals everything posted, and every movement of recurring gifts. Another test's transaction on the same server, begun earlier, puts sealing off. */
export async function sealAll(app: RunningApp, largest?: number): Promise<void> {
  const waiting = await eventually(
    async () => {
      await app.app.get(RecordMovements, { strict: false }).run();
      const sealer = app.app.get(BlockSealer, { strict: false });
      while ((await sealer.seal({ ...(largest !== undefined && { largest }) })) > 0);
      const [row]: { waiting: string }[] = await app.app.get(DataSource).query(`
        select (select count(*) from ledger_unsealed) + (select count(*) from ledger_unsealed_payout_lines)
          + (select count(*) from subscription_unsealed_movements)
          + (select count(*) from subscription_movements_due) as waiting`);
      return Number(row?.waiting);
    },
    (count) => count === 0,
  );
  if (waiting > 0) throw new Error(`${waiting} could not be sealed`);
}

/** Sums what was sealed, however little it is, and the months of every two batches. */
export async function sumAll(app: RunningApp, largest = 100_000): Promise<void> {
  const sums = app.app.get(SumDays, { strict: false });
  while ((await sums.sum({ smallest: 1, largest, together: 2 })) > 0);
}
