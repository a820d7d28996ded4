import { decimalAmount } from '../../../foundation/money/decimal-amount';
import { printable } from '../../../infrastructure/paper/printable';
import type { PaperColumn } from '../../../infrastructure/paper/table-plan';
import type { ReportColumn, ReportRow } from '../../run/reading';
import { currencyIn } from '../amount-cells';
import { expectWidth, shapeOf } from '../cell-shapes';

/** A row as it is read on paper: amounts with their decimals, instants without the letters of a program. */
export function rowPrinter(columns: readonly ReportColumn[]): (row: ReportRow) => string[] {
  const printers = columns.map((column) => cellPrinter(columns, column));
  return (row) => {
    expectWidth(row, printers.length);
    return printers.map((print, place) => {
      const cell = row[place] ?? null;
      return cell === null ? '' : print(cell, row);
    });
  };
}

export function onPaper(column: ReportColumn): PaperColumn {
  return { title: column.title, align: isNumber(column) ? 'end' : 'start' };
}

export function isNumber({ type }: ReportColumn): boolean {
  return type === 'amount' || type === 'count' || type === 'rate';
}

function cellPrinter(columns: readonly ReportColumn[], column: ReportColumn): (cell: string, row: ReportRow) => string {
  const shape = shapeOf(column);
  if (column.type === 'text') return printable;
  if (column.type === 'instant') return (cell) => shape(cell).replace('T', ' ').replace('Z', ' UTC');
  if (column.type !== 'amount') return shape;
  const currency = currencyIn(columns, column);
  return (cell, row) => decimalAmount(shape(cell), currency(row).exponent);
}
