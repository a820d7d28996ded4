import type { ReportColumn, ReportRow } from './reading';

/**
 * Rows out of COPY's text format, which PostgreSQL writes and Node reads faster than rows of its protocol.
 * @see https://www.postgresql.org/docs/current/sql-copy.html (Text Format)
 * @yields the rows of each chunk together
 */
export async function* copyRows(
  chunks: AsyncIterable<Buffer>,
  columns: readonly ReportColumn[],
): AsyncGenerator<readonly ReportRow[]> {
  const instants = columns.flatMap(({ type }, place) => (type === 'instant' ? [place] : []));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED);
    if (end < 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const text = Buffer.concat([rest, chunk.subarray(0, end)]).toString('utf8');
    rest = Buffer.from(chunk.subarray(end + 1));
    yield text.split('\n').map((line) => rowOf(line, instants));
  }
}

const LINE_FEED = 10;

function rowOf(line: string, instants: readonly number[]): ReportRow {
  const cells: (string | null)[] = line.split('\t');
  if (line.includes('\\'))
    for (let place = 0; place < cells.length; place++) cells[place] = unescaped(cells[place] ?? '');
  for (const place of instants) {
    const cell = cells[place];
    // "2027-03-01 10:00:00.123+00": the session's zone is UTC.
    if (cell) cells[place] = `${cell.slice(0, 10)}T${cell.slice(11, 19)}Z`;
  }
  return cells;
}

function unescaped(cell: string): string | null {
  if (cell === '\\N') return null;
  return cell.includes('\\') ? cell.replace(/\\(.)/g, (_all, letter: string) => LETTERS[letter] ?? letter) : cell;
}

const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
