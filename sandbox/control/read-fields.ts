import { ControlError } from './control-error';

export type Fields = Readonly<Record<string, unknown>>;

/** A whole number of that name, or the fallback. @throws ControlError for anything else */
export function wholeNumber(fields: Fields, name: string, fallback?: number): number {
  const value = fields[name] ?? fallback;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new ControlError(400, `${name} is a whole number`);
}

/** The same, and nothing where there is none. @throws ControlError for anything else */
export function optionalNumber(fields: Fields, name: string): number | undefined {
  return fields[name] === undefined ? undefined : wholeNumber(fields, name);
}

/** Any number, below zero and in fractions too. @throws ControlError for anything else */
export function number(fields: Fields, name: string, fallback?: number): number {
  const value = fields[name] ?? fallback;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ControlError(400, `${name} is a number`);
}

/** One of these words, or the first where none is given. @throws ControlError for anything else */
export function word<const T extends string>(fields: Fields, name: string, ...words: readonly [T, ...T[]]): T {
  const value = fields[name] ?? words[0];
  const found = words.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new ControlError(400, `${name} is one of: ${words.join(', ')}`);
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ControlError(400, `${name} is text`);
}

/** An instant as 2026-01-31T12:00:00Z, and nothing where there is none. @throws ControlError for anything else */
export function optionalInstant(fields: Fields, name: string): Date | undefined {
  const value = optionalText(fields, name);
  if (value === undefined) return undefined;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime()))
    throw new ControlError(400, `${name} is an instant such as 2026-01-31T12:00:00Z`);
  return instant;
}

export function text(fields: Fields, name: string): string {
  const value = optionalText(fields, name);
  if (value) return value;
  throw new ControlError(400, `${name} is missing`);
}

/** Refuses misspelt names: a test that sets nothing would prove nothing. */
export function only(fields: Fields, ...names: readonly string[]): void {
  for (const name of Object.keys(fields)) {
    if (!names.includes(name)) throw new ControlError(400, `Unknown field ${name}; there are: ${names.join(', ')}`);
  }
}
