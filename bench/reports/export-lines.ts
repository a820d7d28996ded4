import { to as copyTo } from 'pg-copy-streams';
import { reportSql, withValues } from '../../src/reports/definitions/report-sql';
import { csvWriter, PLAIN_CSV } from '../../src/reports/formats/csv';
import type { Reports } from '../../src/reports/run/reports.service';
import type { Snapshots } from '../../src/reports/run/snapshot';
import { asked, type Question } from './questions';

/** As the product writes a file, or as the database gives the same rows to whoever only takes them. */
export type Way = 'csv' | 'copy';

export interface Exported {
  readonly lines: number;
  readonly bytes: number;
  readonly seconds: number;
  /** RSS before, and the most of it while it went on. */
  readonly beforeMiB: number;
  readonly mostMiB: number;
}

export async function exportLines(
  reports: Reports,
  snapshots: Snapshots,
  question: Question,
  way: Way,
): Promise<Exported> {
  const beforeMiB = residentMiB();
  let mostMiB = beforeMiB;
  const look = setInterval(() => (mostMiB = Math.max(mostMiB, residentMiB())), LOOK_MS);
  const start = performance.now();
  const { lines, bytes } = await (way === 'csv' ? asCsv(reports, question) : copied(snapshots, question));
  clearInterval(look);
  return { lines, bytes, seconds: (performance.now() - start) / 1000, beforeMiB, mostMiB };
}

const LOOK_MS = 20;

function residentMiB(): number {
  return process.memoryUsage.rss() / BYTES_PER_MIB;
}

const BYTES_PER_MIB = 1024 * 1024;

interface Size {
  readonly lines: number;
  readonly bytes: number;
}

async function asCsv(reports: Reports, question: Question): Promise<Size> {
  const { definition, request } = asked(question);
  const reading = await reports.open(definition, request);
  let bytes = 0;
  for await (const chunk of csvWriter(PLAIN_CSV)(reading)) bytes += chunk.length;
  return { lines: reading.totals().rowCount, bytes };
}

async function copied(snapshots: Snapshots, question: Question): Promise<Size> {
  const { definition, request } = asked(question);
  return snapshots.with(async (client) => {
    const { rows } = await client.query<{ block: string }>('select max(number)::text as block from ledger_blocks');
    const values = { ...request, as_of: rows[0]?.block ?? '0' };
    const query = withValues(reportSql(definition.name).query, { ...values, asOf: '' });
    const copy = client.query(copyTo(`copy (${query}) to stdout`));
    let bytes = 0;
    for await (const chunk of copy as AsyncIterable<Buffer>) bytes += chunk.length;
    return { lines: copy.rowCount, bytes };
  });
}
