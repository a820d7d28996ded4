import { decimalAmount } from '../../../foundation/money/decimal-amount';
import type { ReportColumn, ReportRow } from '../../run/reading';
import { currencyIn } from '../amount-cells';
import { shapeOf } from '../cell-shapes';
import { STYLE } from './workbook-parts';
import { xmlText } from './xml-text';

/** A text longer than a spreadsheet holds in a cell. Nothing is cut off unseen. */
export class TextTooLongForCell extends Error {
  constructor(length: number) {
    super(`A text of ${length} characters is too long for a cell of a workbook, which holds ${LONGEST_TEXT}`);
    this.name = 'TextTooLongForCell';
  }
}

/** https://support.microsoft.com/office/excel-specifications-and-limits */
const LONGEST_TEXT = 32_767;
/** A spreadsheet keeps fifteen digits of a number and makes zeros of the rest: longer ones are written as text. */
const MOST_DIGITS = 15;

/** Writes what stands after `<c r="A1"` of a cell that is not null. */
export type CellXml = (cell: string, row: ReportRow) => string;

/** One writer for each column, made once. */
export function xlsxCellWriters(columns: readonly ReportColumn[]): CellXml[] {
  return columns.map((column) => {
    const shape = shapeOf(column);
    switch (column.type) {
      case 'text':
      case 'id':
      case 'currency':
        return (cell) => textCell(shape(cell));
      case 'day':
        return dates(shape, STYLE.day);
      case 'instant':
        return dates(shape, STYLE.instant);
      case 'amount':
        return amounts(columns, column);
      case 'count':
        return (cell) => numberCell(shape(cell), STYLE.count);
      case 'rate':
        return (cell) => numberCell(shape(cell), STYLE.rate);
    }
  });
}

export function textCell(text: string, style: number = STYLE.text): string {
  if (text.length > LONGEST_TEXT) throw new TextTooLongForCell(text.length);
  return ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** @param digits a decimal number, whatever its length */
export function numberCell(digits: string, style: number): string {
  return isExact(digits) ? ` s="${style}"><v>${digits}</v></c>` : textCell(digits);
}

/** An amount of so many decimals. */
export function amountCell(minor: string, exponent: number): string {
  return numberCell(decimalAmount(minor, exponent), STYLE.amount + exponent);
}

/** So few characters are no more digits; few numbers need the second look. */
function isExact(digits: string): boolean {
  return digits.length <= MOST_DIGITS || digits.replace(/\D/g, '').replace(/^0+/, '').length <= MOST_DIGITS;
}

function amounts(columns: readonly ReportColumn[], column: ReportColumn): CellXml {
  const shape = shapeOf(column);
  const currency = currencyIn(columns, column);
  return (cell, row) => amountCell(shape(cell), currency(row).exponent);
}

/** Neighbouring rows are mostly of the same day or second. */
function dates(shape: (cell: string) => string, style: number): CellXml {
  let [last, written] = ['', ''];
  return (cell) => {
    if (cell === last) return written;
    const serial = serialOf(shape(cell));
    written = serial >= FIRST_TRUE_DAY ? ` s="${style}"><v>${serial}</v></c>` : textCell(cell);
    last = cell;
    return written;
  };
}

/** Days since the end of 1899, as spreadsheets count; instants in UTC. */
function serialOf(cell: string): number {
  return Date.parse(cell) / 86_400_000 + 25_569;
}

/** 1900-03-01: before it spreadsheets count a day that never was. Also what no calendar has (NaN) is not at or after it. */
const FIRST_TRUE_DAY = 61;
