import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { decoded } from './decoded';
import { FileUnfit } from './file-unfit';

/** One record of an export; what stands in quotes may run over several lines of the file. */
export interface ExportRecord {
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ExportFile {
  readonly header: readonly string[];
  readonly records: readonly ExportRecord[];
}

/** An export as another system wrote it, whatever its separator and encoding. @throws FileUnfit, or of the file system */
export function readExport(file: string): ExportFile {
  return exportIn(decoded(readFileSync(file)));
}

/** Rows of which every cell is empty, as spreadsheets leave them behind, are none. @throws FileUnfit */
export function exportIn(text: string): ExportFile {
  const [head, ...records] = recordsOf(text).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (head === undefined) throw new FileUnfit('The file is empty.');
  return { header: head.cells.map((name) => name.trim()), records };
}

function recordsOf(text: string): ExportRecord[] {
  const mark = SEPARATOR_MARK.exec(text)?.[0] ?? '';
  let line = 1 + breaksIn(mark);
  return parsed(text, mark.length).map(({ record, raw }) => {
    // Empty lines stand before the record that follows them.
    const begins = line + breaksIn(/^[\r\n]*/.exec(raw)?.[0] ?? '');
    line += breaksIn(raw);
    return { line: begins, cells: record };
  });
}

/** @param from the place at which the table begins */
function parsed(file: string, from: number): Parsed[] {
  const text = file.slice(from);
  const options = { delimiter: separatorOf(text), raw: true } as const;
  try {
    return parse(text, { ...options, skip_empty_lines: true, relax_column_count: true }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileUnfit(
      `The file is no CSV from line ${Number(error['lines']) + breaksIn(file.slice(0, from))} on: a quote is not closed, or not where it may be.`,
    );
  }
}

interface Parsed {
  readonly record: string[];
  /** As it stands in the file, with the end of its line. */
  readonly raw: string;
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/** The one that the first line has most of: a name of a column may hold a comma, hardly a semicolon. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const count = (separator: string): number => first.split(separator).length;
  return SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** A line of its own with which a file tells Excel its separator: no part of the table. */
const SEPARATOR_MARK = /^"?sep=.?"?[;,\t]*(?:\r\n|\r|\n)/i;

const SEPARATORS = [',', ';', '\t'] as const;
