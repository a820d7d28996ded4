import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

export type Weight = 'regular' | 'bold';

/**
 * DejaVu Sans Condensed: narrow enough for tables, free to embed (Bitstream Vera's licence), and with Latin, Cyrillic,
 * Greek, Armenian, Georgian, Arabic and Hebrew in one file. What it lacks, such as Chinese, is printed as empty boxes.
 */
const FONTS: Readonly<Record<Weight, string>> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
};

export interface DocumentParts {
  /** In the title bar of whoever reads it. */
  readonly title: string;
  readonly language: string;
  readonly dated: Date;
}

/** A document without a page yet, in which nothing depends on when it is made. */
export function newDocument({ title, language, dated }: DocumentParts): PDFKit.PDFDocument {
  // Loaded when somebody prints: every command and every start would pay for it otherwise.
  const Document = createRequire(__filename)('pdfkit') as typeof PDFDocument;
  const doc = new Document({
    ...{ autoFirstPage: false, margin: 0, lang: language, displayTitle: true, pdfVersion: '1.7' },
    info: { Title: title, Producer: 'Mainstay', Creator: 'Mainstay', CreationDate: dated },
  });
  for (const [weight, file] of Object.entries(FONTS)) doc.registerFont(weight, require.resolve(file));
  return doc;
}

/** Knows how wide text is. Letters are measured once: a long report has a million of them. */
export class Typesetting {
  private readonly widths: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() };

  /** Of its own: measuring sets the font, and the page being drawn must not notice. */
  private readonly doc = newDocument({ title: '', language: 'en', dated: new Date(0) });

  /** In points, at so many points of size. */
  widthOf(text: string, size: number, weight: Weight): number {
    let width = 0;
    for (const letter of text) width += this.widthOfLetter(letter, weight);
    return width * size;
  }

  /** Cuts text into lines at blanks where it can, inside a word where it must. */
  linesOf(text: string, room: number, size: number, weight: Weight): string[] {
    if (this.widthOf(text, size, weight) <= room) return [text];
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/(?<= )/)) {
      if (this.widthOf((line + word).trimEnd(), size, weight) <= room) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line.trimEnd());
      const pieces = this.piecesOf(word, room, size, weight);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    return [...lines, line.trimEnd()];
  }

  private piecesOf(word: string, room: number, size: number, weight: Weight): string[] {
    const pieces = [''];
    let width = 0;
    for (const letter of word) {
      const more = this.widthOfLetter(letter, weight) * size;
      if (width + more > room && pieces.at(-1) !== '') {
        pieces.push('');
        width = 0;
      }
      pieces[pieces.length - 1] += letter;
      width += more;
    }
    return pieces;
  }

  /** At one point of size. */
  private widthOfLetter(letter: string, weight: Weight): number {
    const known = this.widths[weight].get(letter);
    if (known !== undefined) return known;
    const width = this.doc.font(weight).fontSize(MEASURED_AT).widthOfString(letter) / MEASURED_AT;
    this.widths[weight].set(letter, width);
    return width;
  }
}

/** Large, so that nothing is rounded away. */
const MEASURED_AT = 1_000;
