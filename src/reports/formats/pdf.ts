import { drawn } from '../../infrastructure/paper/drawn';
import { printable } from '../../infrastructure/paper/printable';
import { pagesOf } from '../../infrastructure/paper/sheet-of-paper';
import { tableBlocks } from '../../infrastructure/paper/table-blocks';
import { planTable } from '../../infrastructure/paper/table-plan';
import { newDocument, Typesetting } from '../../infrastructure/paper/typesetting';
import type { ReportReading } from '../run/reading';
import { aboutBlocks, totalBlocks } from './pdf/about-blocks';
import { onPaper, rowPrinter } from './pdf/printed-cells';
import { MOST_PRINTED_ROWS, ReportTooLongToPrint } from './pdf/report-too-long';
import { wholeBatches } from './whole-batches';

/**
 * A report to print and sign: A4, title, particulars and definition, the table under a heading on every page, control
 * totals, and the number of pages on each of them. The letters are in the file, Cyrillic too. Its bytes depend on the
 * report alone; it is dated by the ledger's block.
 *
 * Rows are laid out before the first page is written, because every page says of how many it is one. So there is a bound:
 * throws `ReportTooLongToPrint` before the first byte.
 */
export async function* writePdf(reading: ReportReading): AsyncGenerator<Uint8Array> {
  const { about } = reading;
  const rows = await printedRows(reading);
  const doc = newDocument({
    ...{ title: printable(about.title), language: 'en', dated: new Date(about.asOf.sealedAt ?? 0) },
  });
  const type = new Typesetting();
  const columns = about.columns.map(onPaper);
  const plan = planTable(type, columns, rows);
  const blocks = [
    ...aboutBlocks(type, about, plan.paper),
    ...tableBlocks(type, columns, rows, plan),
    ...totalBlocks(about, reading.totals(), type),
  ];
  const foot = printable(`${about.title} · ${about.newsroom} · block ${about.asOf.block}, ${about.asOf.hash}`);
  yield* drawn(doc, type, pagesOf(blocks, plan.paper), {
    ...{ paper: plan.paper, foot, pageOf: (number, count) => `Page ${number} of ${count}` },
  });
}

async function printedRows(reading: ReportReading): Promise<string[][]> {
  const print = rowPrinter(reading.about.columns);
  const rows: string[][] = [];
  for await (const batch of wholeBatches(reading)) {
    if (rows.length + batch.length > MOST_PRINTED_ROWS) throw new ReportTooLongToPrint();
    for (const row of batch) rows.push(print(row));
  }
  return rows;
}
