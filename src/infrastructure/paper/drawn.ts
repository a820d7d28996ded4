import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { MARGIN, type Page, type Paper } from './sheet-of-paper';
import type { Typesetting } from './typesetting';

/** What all pages of a document share. */
export interface Setting {
  readonly paper: Paper;
  /** Under every page: of what it is a page. */
  readonly foot: string;
  /** Which of how many it is. @param number from 1 */
  pageOf(number: number, count: number): string;
}

/** A document as bytes, page by page. Others get their turn after each: a long one takes seconds. */
export async function* drawn(
  doc: PDFKit.PDFDocument,
  type: Typesetting,
  pages: readonly Page[],
  { paper, foot, pageOf }: Setting,
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
    drawFoot(doc, type, foot, pageOf(number + 1, pages.length));
    await turn();
    yield* chunks.splice(0);
  }
  const ended = once(doc, 'end');
  doc.end();
  await ended;
  yield* chunks;
}

function drawFoot(doc: PDFKit.PDFDocument, type: Typesetting, words: string, pages: string): void {
  const { width, height } = doc.page;
  const y = height - MARGIN - FOOT_SIZE;
  doc.font('regular').fontSize(FOOT_SIZE).fillColor('#444444');
  const room = width - 2 * MARGIN - type.widthOf(pages, FOOT_SIZE, 'regular') - FOOT_SIZE;
  doc.text(type.linesOf(words, room, FOOT_SIZE, 'regular')[0] ?? '', MARGIN, y, { lineBreak: false });
  doc.text(pages, width - MARGIN - type.widthOf(pages, FOOT_SIZE, 'regular'), y, { lineBreak: false });
  doc.fillColor('#000000');
}

const FOOT_SIZE = 7;
