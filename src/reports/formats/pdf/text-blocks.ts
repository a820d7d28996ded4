import type { ReportAbout, ReportTotals } from '../../run/reading';
import { particulars, printedTotals } from '../particulars';
import { printable } from './printed-cells';
import { MARGIN, type Block, type Paper } from './sheet-of-paper';
import type { Typesetting, Weight } from './typesetting';

const TITLE_SIZE = 16;
const TEXT_SIZE = 9;
/** Of a line, in sizes of the letters. */
const LINE = 1.35;
/** Where values begin, beside their names. */
const VALUES_AT = 120;
const AMOUNT_WIDTH = 130;

/** Title, particulars and definition, before the table. */
export function aboutBlocks(type: Typesetting, about: ReportAbout, paper: Paper): Block[] {
  return [
    ...paragraph(type, printable(about.title), paper, TITLE_SIZE, 'bold'),
    ...particulars(about)
      .filter(({ name }) => name !== 'title')
      .flatMap(({ title, value }) => named(type, title, printable(value), paper)),
    ...named(type, 'Definition', printable(about.definition), paper),
    gap(TEXT_SIZE),
  ];
}

/** Row count and control totals, after the table. */
export function totalBlocks(about: ReportAbout, totals: ReportTotals, type: Typesetting): Block[] {
  const line = (cells: readonly [string, string, string], weight: Weight): Block => ({
    height: TEXT_SIZE * LINE,
    draw: (doc, y) => {
      doc.font(weight).fontSize(TEXT_SIZE);
      const [name, currency, amount] = cells;
      doc.text(name, MARGIN, y, { lineBreak: false });
      doc.text(currency, MARGIN + VALUES_AT, y, { lineBreak: false });
      const end = MARGIN + VALUES_AT + AMOUNT_WIDTH;
      doc.text(amount, end - type.widthOf(amount, TEXT_SIZE, weight), y, { lineBreak: false });
    },
  });
  return [
    gap(TEXT_SIZE),
    line(['Control totals', '', ''], 'bold'),
    line(['Rows', '', String(totals.rowCount)], 'regular'),
    ...printedTotals(about, totals).map(({ title, currency, amount }) =>
      line([printable(title), currency, amount], 'regular'),
    ),
  ];
}

/** Under every page: of what it is a page, and which of how many. */
export function drawFoot(doc: PDFKit.PDFDocument, type: Typesetting, words: string, pages: string): void {
  const { width, height } = doc.page;
  const y = height - MARGIN - FOOT_SIZE;
  doc.font('regular').fontSize(FOOT_SIZE).fillColor('#444444');
  const room = width - 2 * MARGIN - type.widthOf(pages, FOOT_SIZE, 'regular') - FOOT_SIZE;
  doc.text(type.linesOf(words, room, FOOT_SIZE, 'regular')[0] ?? '', MARGIN, y, { lineBreak: false });
  doc.text(pages, width - MARGIN - type.widthOf(pages, FOOT_SIZE, 'regular'), y, { lineBreak: false });
  doc.fillColor('#000000');
}

const FOOT_SIZE = 7;

function gap(height: number): Block {
  return { height, draw: () => undefined };
}

function paragraph(type: Typesetting, text: string, paper: Paper, size: number, weight: Weight): Block[] {
  return type.linesOf(text, paper.width - 2 * MARGIN, size, weight).map((line) => ({
    height: size * LINE,
    draw: (doc, y) => void doc.font(weight).fontSize(size).text(line, MARGIN, y, { lineBreak: false }),
  }));
}

function named(type: Typesetting, name: string, value: string, paper: Paper): Block[] {
  const room = paper.width - 2 * MARGIN - VALUES_AT;
  return type.linesOf(value, room, TEXT_SIZE, 'regular').map((line, number) => ({
    height: TEXT_SIZE * LINE,
    draw: (doc, y) => {
      if (number === 0) doc.font('bold').fontSize(TEXT_SIZE).text(name, MARGIN, y, { lineBreak: false });
      doc
        .font('regular')
        .fontSize(TEXT_SIZE)
        .text(line, MARGIN + VALUES_AT, y, { lineBreak: false });
    },
  }));
}
