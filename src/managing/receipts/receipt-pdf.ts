import { printable } from '../../infrastructure/paper/printable';
import { UPRIGHT, type Block as PaperBlock } from '../../infrastructure/paper/sheet-of-paper';
import { gap, named, paragraph, TEXT_SIZE } from '../../infrastructure/paper/text-blocks';
import { Typesetting } from '../../infrastructure/paper/typesetting';
import { wholeDocument } from '../../infrastructure/paper/whole-document';
import type { Block } from '../../letters/templates/letter';
import type { StatementTexts } from '../statements/statement-texts';
import type { ReceiptSheet } from './receipt-sheet';

export interface ReceiptPaperParts {
  readonly texts: StatementTexts;
  /** What the letter need not say: to whom it was given, what went back of it. */
  readonly particulars: readonly (readonly [name: string, value: string])[];
  /** The day of the gift, by which the file is dated. */
  readonly on: string;
}

/** A receipt to print and keep: A4. Its bytes depend on the receipt alone; its title names nobody. */
export async function receiptPdf(sheet: ReceiptSheet, { texts, particulars, on }: ReceiptPaperParts): Promise<Buffer> {
  const type = new Typesetting();
  const title = printable(sheet.title);
  const blocks = [
    ...paragraph(type, title, UPRIGHT, TITLE),
    gap(TEXT_SIZE),
    ...sheet.blocks.flatMap((block) => blocksOf(block, type)),
    ...particulars.flatMap(([name, value]) => named(type, printable(name), printable(value), UPRIGHT)),
  ];
  const pageOf = (number: number, count: number): string => texts.say('page', { number, count });
  const dated = new Date(`${on}T00:00:00Z`);
  return wholeDocument(type, blocks, { title, language: sheet.language, dated, pageOf });
}

function blocksOf(block: Block, type: Typesetting): PaperBlock[] {
  if ('paragraph' in block) return [...paragraph(type, printable(block.paragraph), UPRIGHT, TEXT), gap(TEXT_SIZE)];
  if (!('details' in block)) return [];
  return [
    ...block.details.flatMap(([name, value]) => named(type, printable(name), printable(value), UPRIGHT)),
    gap(TEXT_SIZE),
  ];
}

const TITLE = { size: 16, weight: 'bold' } as const;
const TEXT = { size: TEXT_SIZE, weight: 'regular' } as const;
