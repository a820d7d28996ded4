import type { ReportColumn, ReportRow } from '../../run/reading';
import { expectWidth } from '../cell-shapes';
import { textCell, type CellXml } from './cells';
import { DECLARATION, MAIN, STYLE } from './workbook-parts';

/** A1, B1 … AA1: the letters of a column, counted from 0. */
export function columnLetters(place: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}

export function sheetHead(widths: readonly number[], frozenRows: 0 | 1): string {
  const columns = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozenRows === 1 ? pane : ''}` +
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

export const SHEET_FOOT = '</sheetData></worksheet>';

/** Instants are written in UTC, and a cell does not say so. */
function titleOf({ title, type }: ReportColumn): string {
  return type === 'instant' ? `${title} (UTC)` : title;
}

export function headingRow(columns: readonly ReportColumn[]): string {
  return sheetRow(
    1,
    columns.map((column) => textCell(titleOf(column), STYLE.heading)),
  );
}

/** @param cells what stands after `<c r="A1"` of each */
export function sheetRow(number: number, cells: readonly string[]): string {
  const each = cells.map((cell, place) => `<c r="${columnLetters(place)}${number}"${cell}`);
  return `<row r="${number}">${each.join('')}</row>`;
}

/** Writes rows of a report; null leaves its cell out. */
export function rowWriter(writers: readonly CellXml[]): (row: ReportRow, number: number) => string {
  const openings = writers.map((_, place) => `<c r="${columnLetters(place)}`);
  return (row, number) => {
    expectWidth(row, writers.length);
    let xml = `<row r="${number}">`;
    let place = 0;
    for (const writer of writers) {
      const cell = row[place];
      if (cell !== null && cell !== undefined) xml += `${openings[place]}${number}"${writer(cell, row)}`;
      place += 1;
    }
    return `${xml}</row>`;
  };
}

/** Wide enough for what a column of its type usually holds, and for its title; in characters. */
export function widthOf(column: ReportColumn): number {
  return Math.max(WIDTHS[column.type], titleOf(column).length + 2);
}

const WIDTHS: Readonly<Record<ReportColumn['type'], number>> = {
  ...{ text: 28, id: 32, day: 12, instant: 21, currency: 10, amount: 16, count: 10, rate: 12 },
};
