import { MARGIN, type Block, type Paper } from './sheet-of-paper';
import type { Typesetting, Weight } from './typesetting';

export const TEXT_SIZE = 9;
/** Of a line, in sizes of the letters. */
const LINE = 1.35;
/** Where values begin, beside their names. */
const VALUES_AT = 120;
const AMOUNT_WIDTH = 130;

export function gap(height: number): Block {
  return { height, draw: () => undefined };
}

/** Blocks that no end of a page comes between. */
export function together(blocks: readonly Block[]): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0);
  const draw: Block['draw'] = (doc, top) => {
    let y = top;
    for (const block of blocks) {
      block.draw(doc, y);
      y += block.height;
    }
  };
  return { height, draw };
}

/** Text over the whole width, in as many lines as it needs. */
export function paragraph(
  type: Typesetting,
  text: string,
  paper: Paper,
  { size, weight }: { readonly size: number; readonly weight: Weight },
): Block[] {
  return type.linesOf(text, paper.width - 2 * MARGIN, size, weight).map((line) => ({
    height: size * LINE,
    draw: (doc, y) => void doc.font(weight).fontSize(size).text(line, MARGIN, y, { lineBreak: false }),
  }));
}

/** A value beside its name. */
export function named(type: Typesetting, name: string, value: string, paper: Paper): Block[] {
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

/** A sum beside its name and currency; one under the other, their last digits stand in line. */
export function sumLine(
  type: Typesetting,
  [name, currency, amount]: readonly [name: string, currency: string, amount: string],
  weight: Weight,
): Block {
  return {
    height: TEXT_SIZE * LINE,
    draw: (doc, y) => {
      doc.font(weight).fontSize(TEXT_SIZE);
      doc.text(name, MARGIN, y, { lineBreak: false });
      doc.text(currency, MARGIN + VALUES_AT, y, { lineBreak: false });
      const end = MARGIN + VALUES_AT + AMOUNT_WIDTH;
      doc.text(amount, end - type.widthOf(amount, TEXT_SIZE, weight), y, { lineBreak: false });
    },
  };
}
