import type { Account } from '../account/account';
import type { WireObject } from '../account/wire';
import { EXPANDABLE, type Expansion } from './expandable-fields';
import type { FormValue } from './parameters/parameter';
import { invalidRequest } from './stripe-error';

/** Stripe follows four levels. */
const MAX_DEPTH = 4;

type Hash = { [key: string]: unknown };

/**
 * The object with the named references filled in, `data.` paths of lists included. The object given is left as it is.
 * @throws StripeError 400 for a path that cannot be expanded
 */
export function expanded(account: Account, object: WireObject, expand: FormValue | undefined): WireObject {
  if (!Array.isArray(expand)) return object;
  return expand.reduce<WireObject>((result, path) => {
    const segments = String(path).split('.');
    if (segments.length > MAX_DEPTH) throw tooDeep(String(path));
    return follow(account, result as unknown as Hash, segments, {
      type: object.object,
      prefix: '',
      path: String(path),
    }) as never;
  }, object);
}

interface Place {
  /** The object the field belongs to, and the hashes passed since it. */
  readonly type: string;
  readonly prefix: string;
  readonly path: string;
}

function follow(account: Account, holder: Hash, segments: string[], place: Place): Hash {
  const [field, ...rest] = segments;
  if (field === undefined) return holder;
  const key = place.prefix + field;
  const expansion = EXPANDABLE[place.type]?.[key];
  if (!expansion && !(field in holder)) throw notExpandable(place.path);
  const value = expansion ? resolve(account, expansion, holder, field) : holder[field];
  return { ...holder, [field]: into(account, value, rest, { ...place, prefix: `${key}.` }, Boolean(expansion)) };
}

function into(account: Account, value: unknown, rest: string[], place: Place, found: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => into(account, item, rest, place, found));
  if (typeof value !== 'object' || value === null) {
    if (!found && value !== null) throw notExpandable(place.path);
    return value;
  }
  const hash = value as Hash;
  if (rest.length === 0) {
    if (!found && !('object' in hash)) throw notExpandable(place.path);
    return value;
  }
  const inner = typeof hash['object'] === 'string' ? { ...place, type: hash['object'], prefix: '' } : place;
  return follow(account, hash, rest, inner);
}

function resolve(account: Account, expansion: Expansion, holder: Hash, field: string): unknown {
  const value = holder[field];
  if (typeof expansion === 'function') {
    return typeof value === 'object' && value !== null ? value : expansion(account, holder as never);
  }
  if (typeof value !== 'string') return value;
  return account.store.get(expansion, value) ?? account.store.get('tombstones', value) ?? value;
}

function notExpandable(path: string): Error {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
}

function tooDeep(path: string): Error {
  return invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property (${path}).`, {
    param: 'expand',
  });
}
