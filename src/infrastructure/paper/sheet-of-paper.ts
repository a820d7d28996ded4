/** In points; A4 is 210 × 297 mm. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

export const UPRIGHT: Paper = { width: 595.28, height: 841.89 };
export const ACROSS: Paper = { width: 841.89, height: 595.28 };

/** Wide enough to punch holes in. */
export const MARGIN = 40;
/** The line with the page number stands in it. */
export const FOOT = 24;

/** Something with a height that is drawn at a place on a page. */
export interface Block {
  readonly height: number;
  draw(doc: PDFKit.PDFDocument, y: number): void;
  /** Stands again above it where a new page begins with it. */
  readonly underHeading?: Block;
}

export type Page = readonly Block[];

/** Fills pages from the top, a block on the next page where it does not fit. */
export function pagesOf(blocks: Iterable<Block>, paper: Paper): Page[] {
  const room = paper.height - 2 * MARGIN - FOOT;
  const pages: Block[][] = [[]];
  let used = 0;
  for (const block of blocks) {
    let page = pages.at(-1) ?? [];
    if (used + block.height > room && page.length > 0) {
      page = block.underHeading === undefined ? [] : [block.underHeading];
      pages.push(page);
      used = block.underHeading?.height ?? 0;
    }
    page.push(block);
    used += block.height;
  }
  return pages;
}
