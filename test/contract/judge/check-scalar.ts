import type { JsonType, Scalar, Schema } from '../contract';
import type { Place, ShapeContext } from './shape-context';
import { describeValue, type Violation } from './violation';

type Encoding = ShapeContext['encoding'];

/** Checks a string, number, boolean or null against the alternatives of its schema. */
export function checkScalar(value: unknown, options: readonly Schema[], place: Place, encoding: Encoding): Violation[] {
  if (options.some((option) => accepts(option, value, encoding))) return [];
  const unit = options.map((option) => unitProblem(option, value, encoding)).find((problem) => problem !== null);
  const problem = unit ?? `must be ${describeAllowed(options)}; found ${describeValue(value)}`;
  return [{ path: place.path, problem }];
}

/** What alternatives allow, in words: `string or null`, `one of paid, unpaid`, `a charge object`. */
export function describeAllowed(options: readonly Schema[]): string {
  return [...new Set(options.map(describeOption))].join(' or ');
}

function describeOption(option: Schema): string {
  if (option.not) return 'left out';
  if (option.const !== undefined) return JSON.stringify(option.const);
  if (option.enum) return describeEnum(option.enum);
  const name = option.properties?.['object']?.const;
  if (name !== undefined) return `a ${String(name)} object`;
  if (option.pattern) return 'a decimal string';
  return [option.type ?? 'anything'].flat().join(' or ');
}

/** All values fit a line, but for the event types and the like. */
const SHOWN_VALUES = 40;

function describeEnum(values: readonly Scalar[]): string {
  const shown = values.slice(0, SHOWN_VALUES).map(String).join(', ');
  return `one of ${shown}${values.length > SHOWN_VALUES ? ` and ${values.length - SHOWN_VALUES} more` : ''}`;
}

function accepts(option: Schema, value: unknown, encoding: Encoding): boolean {
  if (option.not) return false;
  if (option.const !== undefined) return equals(value, option.const, encoding);
  if (option.enum) return option.enum.some((allowed) => equals(value, allowed, encoding));
  if (!typesOf(option).some((type) => isOfType(value, type, encoding))) return false;
  if (option.pattern && !new RegExp(option.pattern).test(String(value))) return false;
  return unitProblem(option, value, encoding) === null;
}

function typesOf({ type }: Schema): readonly JsonType[] {
  return type === undefined ? ['string', 'number', 'boolean', 'null'] : [type].flat();
}

function equals(value: unknown, allowed: Scalar, encoding: Encoding): boolean {
  if (encoding === 'json') return value === allowed;
  return String(value) === (allowed === null ? '' : String(allowed));
}

function isOfType(value: unknown, type: JsonType, encoding: Encoding): boolean {
  if (encoding === 'form') return FORM_PATTERNS[type]?.test(String(value)) ?? false;
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'array':
    case 'object':
      return false;
    default:
      return typeof value === type;
  }
}

/** How a form spells each type; null is the empty string. */
const FORM_PATTERNS: Readonly<Partial<Record<JsonType, RegExp>>> = {
  null: /^$/,
  integer: /^-?\d{1,15}$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  string: /^/,
};

/** 2001 to 2286: a time in milliseconds, or a day count, falls outside. */
const FIRST_PLAUSIBLE_SECOND = 1_000_000_000;
const LAST_PLAUSIBLE_SECOND = 9_999_999_999;

/** A value of the right type in the wrong unit. Zero is Stripe's "no deadline" (`evidence_details.due_by`). */
function unitProblem(option: Schema, value: unknown, encoding: Encoding): string | null {
  if (option.unixTime && isOfType(value, 'integer', encoding) && Number(value) !== 0) {
    const plausible = Number(value) >= FIRST_PLAUSIBLE_SECOND && Number(value) <= LAST_PLAUSIBLE_SECOND;
    return plausible ? null : `must be a time in seconds since 1970; found ${describeValue(value)}`;
  }
  if (option.currency && typeof value === 'string' && value !== '' && !/^[a-z]{3}$/.test(value)) {
    return `must be a three-letter currency in lower case; found ${describeValue(value)}`;
  }
  return null;
}
