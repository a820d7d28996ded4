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
  const lines = behindMessage(error)
    .split('\n')
    .filter((line) => FRAME.test(line));
  return lines.slice(0, MAXIMUM_FRAMES).map((line) => line.trim());
}

/** A stack begins with name and message; a message may itself hold lines that look like frames. */
function behindMessage({ stack = '', name, message }: Error): string {
  const head = message === '' ? name : message;
  const start = stack.indexOf(head);
  const behind = start < 0 ? '' : stack.slice(start + head.length);
  // Source maps put a colon behind the name although no message follows.
  const rest = message === '' ? behind.replace(/^: *(?=\n)/, '') : behind;
  // Anything else means that the message was changed since: where it ends is not known.
  return rest.startsWith('\n') ? rest : '';
}

/** As V8 writes one: with the line and column of a file. */
const FRAME = /^ +at .*:\d+:\d+\)?$/;

/** Enough to see who called, without a page of framework. */
const MAXIMUM_FRAMES = 12;
