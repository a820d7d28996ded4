import { ALLOWED, type Allowed } from './allow-lists';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Keeps of a Stripe object only what its type's allow-list names. Everything else (names, emails, addresses, phones,
 * IP, country, card digits) is gone before anything is written. An object of a type without a list keeps its id alone.
 */
export function project(objectType: string, object: { [name: string]: Json }): { [name: string]: Json } {
  const allowed = Object.hasOwn(ALLOWED, objectType) ? ALLOWED[objectType] : undefined;
  return keep(object, allowed ?? { id: true, object: true }) as { [name: string]: Json };
}

function keep(value: Json, allowed: Allowed): Json {
  if (Array.isArray(value)) return value.map((item) => keep(item, allowed));
  if (allowed === 'uuid') return typeof value === 'string' && UUID.test(value) ? value : null;
  if (value === null || typeof value !== 'object') return allowed === true ? value : onlyId(value);
  // A list entry of `true` takes plain values alone: an expanded object must not slip through where an id was meant.
  if (allowed === true) return typeof value['id'] === 'string' ? value['id'] : null;
  return Object.fromEntries(
    Object.entries(allowed)
      .filter(([name]) => name in value)
      .map(([name, inner]) => [name, keep(value[name] as Json, inner)]),
  );
}

/** Where an object was expected and Stripe sends its id, the id is kept; any other text is not. */
function onlyId(value: Json): Json {
  return typeof value === 'string' && STRIPE_ID.test(value) ? value : null;
}

/** Such as `cus_Q1`, `pi_3T`: letters, an underscore, letters and digits. */
const STRIPE_ID = /^[a-z]{2,12}(_[a-z]+)*_[A-Za-z0-9]{4,}$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
