import type { ColumnType, ReportColumn, ReportRow } from '../run/reading';

/** A cell that is not what its column says. Nothing of it is written: a report with a hole in it is worse than none. */
export class MisshapenCell extends Error {
  constructor(column: string, type: ColumnType, cell: string) {
    super(`Column ${column} holds ${JSON.stringify(cell.slice(0, LONGEST_QUOTE))}, which is no ${type}`);
    this.name = 'MisshapenCell';
  }
}

/** A row that has another number of cells than the report has columns. */
export class MisshapenRow extends Error {
  constructor(cells: number, columns: number) {
    super(`A row of ${cells} cells cannot be in a report of ${columns} columns`);
    this.name = 'MisshapenRow';
  }
}

/** Enough to find it by; a log line is no place for more. */
const LONGEST_QUOTE = 40;

/** Whatever has one of these shapes can stand in any format as it is. */
const SHAPES: Readonly<Record<Exclude<ColumnType, 'text'>, RegExp>> = {
  id: /^[\w-]+$/,
  day: /^\d{4}-\d\d-\d\d$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/,
  currency: /^[A-Z]{3}$/,
  amount: /^(?:0|-?[1-9]\d*)$/,
  count: /^(?:0|-?[1-9]\d*)$/,
  rate: /^-?\d+(?:\.\d+)?$/,
};

/** Gives a cell of this column back as it is. Throws `MisshapenCell`. */
export function shapeOf({ name, type }: ReportColumn): (cell: string) => string {
  if (type === 'text') return (cell) => cell;
  const shape = SHAPES[type];
  return (cell) => {
    if (!shape.test(cell)) throw new MisshapenCell(name, type, cell);
    return cell;
  };
}

export function expectWidth(row: ReportRow, columns: number): void {
  if (row.length !== columns) throw new MisshapenRow(row.length, columns);
}
