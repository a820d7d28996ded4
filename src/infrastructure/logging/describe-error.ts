/**
 * What may be logged of an error: its kind, its code and where it happened. Not its message: PostgreSQL quotes the
 * values of a row, a parser quotes what it was given, and either may be a donor's.
 */
export function describeError(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const code = (error as { code?: unknown }).code;
  const constraint = (error as { constraint?: unknown }).constraint;
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    at: framesOf(error),
  };
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, MAXIMUM_FRAMES).map((line) => line.trim());
}

/** Enough to see who called, without a page of framework. */
const MAXIMUM_FRAMES = 12;
