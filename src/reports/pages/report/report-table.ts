import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { isNumber, rowPrinter } from '../../formats/pdf/printed-cells';
import type { ReportColumn, ReportRow } from '../../run/reading';
import { idLink } from '../words/id-link';

export interface ReportTableParts {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Of the whole report, which may have more. */
  readonly rowCount: number;
  /** Names of columns that this reader may see. */
  readonly visible: readonly string[];
}

/** Rows of a report, with amounts under each other and ids that lead on. */
export function reportTable({ title, columns, rows, rowCount, visible }: ReportTableParts): Html {
  if (rowCount === 0) return html`<p class="card">There is nothing in this interval.</p>`;
  const print = rowPrinter(columns);
  const shown = columns
    .map((column, place) => ({ column, place }))
    .filter(({ column }) => visible.includes(column.name));
  const cells = (row: ReportRow): Html[] => {
    const texts = print(row);
    return shown.map(({ column, place }) => cell(column, texts[place] ?? ''));
  };
  return scrollRegion(
    title,
    html`<table class="dense unbroken">
      <caption>
        ${rows.length < rowCount ? `The first ${rows.length} of ${rowCount} rows; a file holds all` : rowsInWords(rowCount)}
      </caption>
      <thead>
        <tr>
          ${shown.map(({ column }) => html`<th scope="col" class="${isNumber(column) && 'number'}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${cells(row)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function rowsInWords(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

function cell(column: ReportColumn, text: string): Html {
  const content = LEADING.includes(column.name) && text !== '' ? idLink(text) : text;
  return html`<td class="${classOf(column)}">${content}</td>`;
}

function classOf(column: ReportColumn): string {
  if (isNumber(column)) return 'number';
  return column.type === 'text' ? '' : 'when';
}

/** Columns whose ids are looked up. */
const LEADING = ['payout_id', 'donation_id', 'charge_id', 'source_id', 'balance_transaction_id'];
