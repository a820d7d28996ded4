import type { JsonType, Schema } from '../contract';

/**
 * What a property's name and documentation say beyond its TypeScript type: `number` is a count of whole units unless it is a rate, a share or
 * a measure; some whole numbers are instants; some strings are currencies.
 */
export function impliedByName(propertyName: string, node: Schema, description: string): Schema {
  const types = [node.type ?? []].flat();
  if (types.includes('number')) return impliedNumber(propertyName, types, description);
  return types.includes('string') && CURRENCY_NAME.test(propertyName) ? { currency: true } : {};
}

/** The names Stripe's published specification typed as fractional, where the `.d.ts` has only `number`. */
const FRACTIONAL_NAME = /^(exchange_rate|fx_rate|height|length|weight|width|latitude|longitude|score)$|percent/;

/** A crypto token is no ISO currency, hence no `token_currency`. */
const CURRENCY_NAME = /^(\w+_)?(?<!token_)currency$/;

/** `start` and `end` bound periods; `gte` and its kin only ever bound instants. */
const INSTANT_NAME = /^(created|updated|due_by|start|end|gte?|lte?|\w+_(at|on|date|time|start|end|until))$/;
const INSTANT_DESCRIPTION = /unix|timestamp|epoch/i;
/** `expires_after_seconds` is documented next to a timestamp without being one. */
const DURATION_NAME = /_(seconds|days|hours)$/;

function impliedNumber(propertyName: string, types: readonly JsonType[], description: string): Schema {
  if (FRACTIONAL_NAME.test(propertyName)) return {};
  const whole = types.map((type) => (type === 'number' ? 'integer' : type));
  const type = whole.length === 1 ? whole[0] : whole;
  const instant = INSTANT_NAME.test(propertyName) || INSTANT_DESCRIPTION.test(description);
  return { type, ...(instant && !DURATION_NAME.test(propertyName) ? { unixTime: true } : {}) };
}
