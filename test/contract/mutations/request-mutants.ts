import { encodeForm, type SampleRequest } from '../samples/requests';
import type { Mutant } from './object-mutants';
import { placesIn, withValue, type Place } from './places';

/**
 * Breaks the parameters of a request, one mutant each, encoded as a form. In a form every scalar is text, so a string can only be broken by a
 * hash. Removed is only what Stripe cannot do without: most parameters are optional.
 */
export function requestMutants({ params, needed }: SampleRequest): (Mutant & { value: string })[] {
  const places = placesIn(params).filter(({ path }) => path.at(-2) !== 'metadata');
  const broken = places.flatMap((place) => {
    return Object.entries(MUTATIONS).flatMap(([kind, mutate]) => {
      return mutate(place).map((value) =>
        mutant(`${kind} ${place.path.join('.')}`, withValue(params, place.path, value)),
      );
    });
  });
  const removed = needed.map((path) => mutant(`drop ${path}`, withValue(params, path.split('.'), undefined)));
  return [...broken, ...removed, mutant('add to the whole', { ...params, invented_parameter: 'x' })];
}

function mutant(what: string, params: unknown): Mutant & { value: string } {
  return { what, value: encodeForm(params as Record<string, unknown>) };
}

const MUTATIONS: Readonly<Record<string, (place: Place) => readonly unknown[]>> = {
  add: ({ path, value }) =>
    isHash(value) && path.at(-1) !== 'metadata' ? [{ ...value, invented_parameter: 'x' }] : [],
  type: ({ value }) => [ofAnotherType(value)],
  enum: ({ path, value }) => (isEnumValue(path, value) ? ['bogus_value'] : []),
  empty: ({ path, value }) => (typeof value === 'number' || isEnumValue(path, value) ? [''] : []),
  unit: ({ path, value }) =>
    typeof value === 'number' ? inAnotherUnit(value) : path.at(-1) === 'currency' ? ['USD'] : [],
};

function isHash(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return { zz: 'x' };
  if (typeof value === 'number') return 'twelve';
  return typeof value === 'boolean' ? 'yes' : 'text';
}

/** Values of closed lists. References are ids, and names are for people. */
function isEnumValue(path: readonly string[], value: unknown): boolean {
  const written = ['currency', 'description'].includes(path.at(-1) ?? '');
  return typeof value === 'string' && /^[a-z]+([_.][a-z]+)*$/.test(value) && !written;
}

const FIRST_INSTANT = 1_000_000_000;
const MILLISECONDS = 1000;

/** Seconds turned to milliseconds, minor units to fractions. */
function inAnotherUnit(value: number): unknown[] {
  return value >= FIRST_INSTANT ? [value * MILLISECONDS] : [value + 0.5];
}
