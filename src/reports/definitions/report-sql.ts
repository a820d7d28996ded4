import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escapeLiteral } from 'pg';

/** A report's file, read once: what it says of itself, and the query. */
export interface ReportSql {
  readonly title: string;
  readonly definition: string;
  /** With psql's own variables, such as :'from', so that the file also runs in psql. */
  readonly query: string;
}

/** @param name of a report of the catalogue */
export function reportSql(name: string): ReportSql {
  const known = READ.get(name);
  if (known !== undefined) return known;
  const sql = parse(readFileSync(path.join(__dirname, `${name}.sql`), 'utf8'));
  READ.set(name, sql);
  return sql;
}

const READ = new Map<string, ReportSql>();

/** The first line is the title, the comment after it the definition. */
function parse(text: string): ReportSql {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const [title = '', ...rest] = lines.slice(0, end).map((line) => line.slice(2).trim());
  return { title, definition: rest.join(' ').trim(), query: lines.slice(end).join('\n').trim() };
}

/**
 * The query with its values written into it: COPY takes no parameters. Every value is escaped as a literal of
 * PostgreSQL's; a name that has none is an error of ours.
 */
export function withValues(query: string, values: Readonly<Record<string, string>>): string {
  return query.replace(/:'(\w+)'/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A report asks for ${name}, which nobody gave`);
    return escapeLiteral(value);
  });
}
