import { MARGIN, type Block } from './sheet-of-paper';
import { GUTTER, type PaperColumn, type TablePlan } from './table-plan';
import type { Typesetting, Weight } from './typesetting';

/** Of a line, in sizes of the letters. */
const LINE = 1.3;
/** Above and below the text of a row, in points. */
const PADDING = 2;

/** The rows of a table, each under a heading that stands again on every page. */
export function* tableBlocks(
  type: Typesetting,
  columns: readonly PaperColumn[],
  rows: readonly string[][],
  plan: TablePlan,
): Generator<Block> {
  const heading = rowBlock(
    type,
    columns,
    columns.map(({ title }) => title),
    plan,
    'bold',
  );
  yield heading;
  for (const row of rows) yield { ...rowBlock(type, columns, row, plan, 'regular'), underHeading: heading };
}

function rowBlock(
  type: Typesetting,
  columns: readonly PaperColumn[],
  cells: readonly string[],
  { size, widths }: TablePlan,
  weight: Weight,
): Block {
  const lines = cells.map((cell, place) => type.linesOf(cell, (widths[place] ?? 0) + TOLERANCE, size, weight));
  const height = Math.max(...lines.map(({ length }) => length)) * size * LINE + 2 * PADDING;
  const draw = (doc: PDFKit.PDFDocument, y: number): void => {
    doc.font(weight).fontSize(size);
    let x = MARGIN;
    for (const [place, cell] of lines.entries()) {
      const width = widths[place] ?? 0;
      for (const [number, text] of cell.entries()) {
        if (text === '') continue;
        const indent = columns[place]?.align === 'end' ? width - type.widthOf(text, size, weight) : 0;
        doc.text(text, x + indent, y + PADDING + number * size * LINE, { lineBreak: false });
      }
      x += width + GUTTER;
    }
    const end = x - GUTTER;
    doc
      .moveTo(MARGIN, y + height)
      .lineTo(end, y + height)
      .lineWidth(weight === 'bold' ? 0.8 : 0.3)
      .stroke(weight === 'bold' ? '#444444' : '#cccccc');
    doc.fillColor('#000000');
  };
  return { height, draw };
}

/** Widths are sums of fractions. */
const TOLERANCE = 0.01;
