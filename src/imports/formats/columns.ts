import type { ExportFile } from './export-file';
import { FileUnfit } from './file-unfit';

/** How a column may be called in an export, whatever its case. */
export interface ColumnRule {
  readonly names: readonly string[];
  readonly need: 'required' | 'optional';
}

export type ColumnRules<Column extends string> = Readonly<Partial<Record<Column, ColumnRule>>>;

/** What a record says, by column: trimmed; empty where the export has no such column. All other columns are left unread. */
export interface ReadRecord<Column extends string> {
  readonly line: number;
  readonly cell: (column: Column) => string;
  /** Whether it has as many cells as the header, less empty ones at its end. */
  readonly isWhole: boolean;
}

/** @throws FileUnfit that names what is missing, and what comes near it */
export function recordsBy<Column extends string>(
  { header, records }: ExportFile,
  rules: ColumnRules<Column>,
): ReadRecord<Column>[] {
  const places = placesIn(header, rules);
  return records.map(({ line, cells }) => ({
    line,
    cell: (column) => (cells[places.get(column) ?? -1] ?? '').trim(),
    isWhole: cells.length >= header.length ? cells.slice(header.length).every((cell) => cell.trim() === '') : false,
  }));
}

function placesIn<Column extends string>(
  header: readonly string[],
  rules: ColumnRules<Column>,
): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  const missing: string[] = [];
  for (const [column, { names, need }] of Object.entries(rules) as [Column, ColumnRule][]) {
    const place = header.findIndex((name) => names.some((each) => plain(each) === plain(name)));
    if (place >= 0) places.set(column, place);
    else if (need === 'required') missing.push(missingColumn(names, header));
  }
  if (missing.length > 0) throw new FileUnfit(`The header lacks ${missing.join('; ')}. It has: ${header.join(', ')}.`);
  return places;
}

function missingColumn(names: readonly string[], header: readonly string[]): string {
  const wanted = names.map((name) => `"${name}"`).join(' or ');
  const near = header.filter((name) => names.some((each) => distance(plain(each), plain(name)) <= NEAR));
  return near.length === 0 ? wanted : `${wanted} (near: ${near.map((name) => `"${name}"`).join(', ')})`;
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
}

/** So many letters may differ for one name to be taken for a slip of another. */
const NEAR = 3;

/** Levenshtein's: how many letters are put in, left out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
