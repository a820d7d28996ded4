import type { Schema } from '../contract';
import { resolve, type ShapeContext } from './shape-context';

type Hash = Readonly<Record<string, unknown>>;

/**
 * The object schema among the alternatives that `value` evidently is: the one whose constants (`object: 'charge'`, `deleted: true`) it carries,
 * then the one it shares most names with. Undefined when no alternative is an object.
 */
export function chooseObjectSchema(value: Hash, options: readonly Schema[], context: ShapeContext): Schema | undefined {
  const candidates = options.filter(({ type }) => type === undefined || type === 'object' || type.includes('object'));
  if (candidates.length <= 1) return candidates[0];
  const scored = candidates.map((schema) => ({ schema, score: score(value, schema, context) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).schema;
}

/** One agreeing constant tells more than any number of shared names. */
const CONSTANT_WEIGHT = 1000;

function score(value: Hash, schema: Schema, context: ShapeContext): number {
  let total = 0;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const constant = resolve(property, context).const;
    if (constant === undefined) total += name in value ? 1 : 0;
    else total += String(value[name]) === String(constant) ? CONSTANT_WEIGHT : -CONSTANT_WEIGHT;
  }
  const missing = (schema.required ?? []).filter((name) => !(name in value)).length;
  return total - missing;
}
