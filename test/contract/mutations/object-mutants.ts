import { placesIn, withValue, type Place } from './places';

/** A copy of a clean value with one thing broken. */
export interface Mutant {
  /** `type data.object.amount`: what was broken, for the list of survivors. */
  readonly what: string;
  readonly value: unknown;
}

/** The broken values to put in a place; undefined removes it. */
type Mutation = (place: Place) => readonly unknown[];

/**
 * Breaks an object or event in every way we can think of, nested too, one mutant each.
 *
 * Not made, because Stripe could have sent the result: null where the type admits it, other free text, another amount or flag, fewer or other
 * keys in `metadata` and `previous_attributes`. The samples carry no optional field, so every other removal is a break.
 */
export function objectMutants(base: unknown, admitsNull: (path: readonly string[]) => boolean): Mutant[] {
  const mutations: Readonly<Record<string, Mutation>> = {
    ...MUTATIONS,
    null: ({ path, value }) => (value === null || isFreeKey(path) || admitsNull(path) ? [] : [null]),
  };
  const inside = placesIn(base).flatMap((place) => {
    return Object.entries(mutations).flatMap(([kind, mutate]) => {
      return mutate(place).map((value) => ({
        what: `${kind} ${place.path.join('.')}`,
        value: withValue(base, place.path, value),
      }));
    });
  });
  return [...inside, { what: 'add to the whole', value: { ...(base as object), invented_field: 1 } }];
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  drop: ({ path }) => (isFreeKey(path) || isItem(path) || path.at(-1) === 'previous_attributes' ? [] : [undefined]),
  add: ({ path, value }) => (isHash(value) && !holdsFreeKeys(path) ? [{ ...value, invented_field: 1 }] : []),
  type: ({ value }) => [ofAnotherType(value)],
  enum: ({ path, value }) => (isEnumValue(path, value) ? ['bogus_value'] : []),
  id: ({ path, value }) => (isId(path, value) ? [`zz_${String(value)}`] : []),
  unit: ({ path, value }) => inAnotherUnit(path, value),
};

const FREE_KEY_HOLDERS = ['metadata', 'previous_attributes'];

function holdsFreeKeys(path: readonly string[]): boolean {
  return FREE_KEY_HOLDERS.includes(path.at(-1) ?? '');
}

function isFreeKey(path: readonly string[]): boolean {
  return FREE_KEY_HOLDERS.includes(path.at(-2) ?? '');
}

function isItem(path: readonly string[]): boolean {
  return path.at(-1) === '0';
}

function isHash(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ofAnotherType(value: unknown): unknown {
  if (value === null) return { zz: 1 };
  if (typeof value === 'string') return 12;
  if (typeof value === 'number') return '12';
  if (typeof value === 'boolean') return 'yes';
  return Array.isArray(value) ? { zz: 1 } : 7;
}

/** Lower-case words joined by underscores are one of a list, unless people wrote them. */
const WRITTEN_BY_PEOPLE = ['currency', 'description', 'name'];

function isEnumValue(path: readonly string[], value: unknown): boolean {
  const name = path.at(-1) ?? '';
  return (
    typeof value === 'string' &&
    /^[a-z]+(_[a-z]+)*$/.test(value) &&
    !WRITTEN_BY_PEOPLE.includes(name) &&
    !isFreeKey(path)
  );
}

const ID = /^(ch|cs_test|cus|du|evt|il|in|inpay|pi|po|price|prod|re|req|si|sub|txn)_[A-Za-z0-9]+$/;

function isId(path: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && ID.test(value) && !isFreeKey(path);
}

const FIRST_INSTANT = 1_000_000_000;
const MILLISECONDS = 1000;

/** Seconds turned to milliseconds, minor units to fractions, currencies to upper case. */
function inAnotherUnit(path: readonly string[], value: unknown): unknown[] {
  if (typeof value === 'number') return [value >= FIRST_INSTANT ? value * MILLISECONDS : value + 0.5];
  return path.at(-1) === 'currency' ? [String(value).toUpperCase()] : [];
}
