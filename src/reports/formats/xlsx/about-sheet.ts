import { currencyOf } from '../../../foundation/money/currencies';
import type { ReportReading } from '../../run/reading';
import { particulars } from '../particulars';
import { amountCell, numberCell, textCell } from './cells';
import { SHEET_FOOT, sheetHead, sheetRow } from './sheet';
import { STYLE } from './workbook-parts';

/** What the report says of itself, its definition and its control totals. Known when its rows were read. */
export function aboutSheet({ about, totals }: ReportReading): string {
  const { rowCount, totals: sums } = totals();
  const titles = new Map(about.columns.map(({ name, title }) => [name, title]));
  const heading = (text: string) => textCell(text, STYLE.heading);
  const rows = [
    ...particulars(about).map(({ title, value }) => [heading(title), textCell(value)]),
    [heading('Rows'), numberCell(String(rowCount), STYLE.count)],
    [heading('Definition'), textCell(about.definition, STYLE.wrapped)],
    [heading('Numbers'), textCell(NOTE, STYLE.wrapped)],
    [heading('Control total'), heading('Currency'), heading('Amount')],
    ...sums.map(({ column, currency, minor }) => [
      textCell(titles.get(column) ?? column),
      textCell(currency),
      amountCell(minor, currencyOf(currency).exponent),
    ]),
  ];
  const xml = rows.map((cells, place) => sheetRow(place + 1, cells)).join('');
  return sheetHead(WIDTHS, 0) + xml + SHEET_FOOT;
}

const WIDTHS = [24, 72, 20];
const NOTE =
  'A number of more than fifteen digits is written as text, because a spreadsheet would round it. Instants are in UTC.';
