import type { FileWish } from '../../runs/file-runs';

/** What the form of a long file says. What a report does not take, and names that nobody knows, are refused later. */
export function readFileWish(body: unknown): FileWish {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)]);
  const { report = '', format = '', lines = '', ...query } = Object.fromEntries(fields) as Record<string, string>;
  return { report, format, query, lines: /^\d{1,9}$/.test(lines) ? Number(lines) : null };
}
