import { printable } from '../../infrastructure/paper/printable';
import { UPRIGHT, type Block } from '../../infrastructure/paper/sheet-of-paper';
import { tableBlocks } from '../../infrastructure/paper/table-blocks';
import { planTable } from '../../infrastructure/paper/table-plan';
import { gap, named, paragraph, sumLine, TEXT_SIZE, together } from '../../infrastructure/paper/text-blocks';
import { Typesetting } from '../../infrastructure/paper/typesetting';
import { wholeDocument } from '../../infrastructure/paper/whole-document';
import type { StatementParts, StatementSection, StatementSheet } from './statement-sheet';

/**
 * A statement to print and keep: A4. Its bytes depend on the statement alone; it is dated by the day on which it is made.
 * Its title, which a window or a printer's queue shows, names neither the newsroom nor anybody.
 */
export async function statementPdf(sheet: StatementSheet, { texts, knownOn }: StatementParts): Promise<Buffer> {
  const type = new Typesetting();
  const pageOf = (number: number, count: number): string => texts.say('page', { number, count });
  return wholeDocument(type, blocksOf(sheet, type), {
    ...{ title: printable(sheet.title), language: sheet.language, pageOf },
    dated: new Date(`${knownOn}T00:00:00Z`),
  });
}

function blocksOf({ title, particulars, sections, notes }: StatementSheet, type: Typesetting): Block[] {
  return [
    ...paragraph(type, printable(title), UPRIGHT, TITLE),
    gap(TEXT_SIZE),
    ...particulars.flatMap(([name, value]) => named(type, printable(name), printable(value), UPRIGHT)),
    ...sections.flatMap((section) => sectionBlocks(section, type)),
    gap(2 * TEXT_SIZE),
    ...notes.flatMap((note) => [...paragraph(type, printable(note), UPRIGHT, NOTE), gap(TEXT_SIZE / 2)]),
  ];
}

function sectionBlocks({ heading, columns, rows, sums }: StatementSection, type: Typesetting): Block[] {
  const titles = columns.map(({ title, align }) => ({ title: printable(title), align }));
  const cells = rows.map((row) => row.map(printable));
  const table = [...tableBlocks(type, titles, cells, planTable(type, titles, cells, [UPRIGHT]))];
  const sumLines = sums.map(([name, amount], place) =>
    sumLine(type, [printable(name), '', printable(amount)], place === sums.length - 1 ? 'bold' : 'regular'),
  );
  return [
    // A heading never stands alone at the end of a page: it takes the first row along.
    together([gap(2 * TEXT_SIZE), ...paragraph(type, printable(heading), UPRIGHT, HEADING), ...table.slice(0, 2)]),
    ...table.slice(2),
    together([gap(TEXT_SIZE / 2), ...sumLines]),
  ];
}

const TITLE = { size: 16, weight: 'bold' } as const;
const HEADING = { size: 11, weight: 'bold' } as const;
const NOTE = { size: TEXT_SIZE, weight: 'regular' } as const;
