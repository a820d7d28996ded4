import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { ReportReading } from '../run/reading';
import { rowPrinter, printable } from './pdf/printed-cells';
import { MOST_PRINTED_ROWS, ReportTooLongToPrint } from './pdf/report-too-long';
import { MARGIN, pagesOf, type Page, type Paper } from './pdf/sheet-of-paper';
import { tableBlocks } from './pdf/table-blocks';
import { planTable } from './pdf/table-plan';
import { aboutBlocks, drawFoot, totalBlocks } from './pdf/text-blocks';
import { newDocument, Typesetting } from './pdf/typesetting';
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
  const doc = newDocument(printable(about.title), new Date(about.asOf.sealedAt ?? 0));
  const type = new Typesetting();
  const plan = planTable(type, about.columns, rows);
  const blocks = [
    ...aboutBlocks(type, about, plan.paper),
    ...tableBlocks(type, about.columns, rows, plan),
    ...totalBlocks(about, reading.totals(), type),
  ];
  const foot = printable(`${about.title} · ${about.newsroom} · block ${about.asOf.block}, ${about.asOf.hash}`);
  yield* drawn(doc, type, pagesOf(blocks, plan.paper), { paper: plan.paper, foot });
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

interface Setting {
  readonly paper: Paper;
  readonly foot: string;
}

/** Others get their turn after each page: a long report takes seconds. */
async function* drawn(
  doc: PDFKit.PDFDocument,
  type: Typesetting,
  pages: readonly Page[],
  { paper, foot }: Setting,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  for (const [number, page] of pages.entries()) {
    doc.addPage({ size: [paper.width, paper.height], margin: 0 });
    let y = MARGIN;
    for (const block of page) {
      block.draw(doc, y);
      y += block.height;
    }
    drawFoot(doc, type, foot, `Page ${number + 1} of ${pages.length}`);
    await turn();
    yield* chunks.splice(0);
  }
  const ended = once(doc, 'end');
  doc.end();
  await ended;
  yield* chunks;
}
