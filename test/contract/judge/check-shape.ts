import type { Schema } from '../contract';
import { checkExpansion } from './check-expansion';
import { checkObject } from './check-object';
import { checkScalar, describeAllowed } from './check-scalar';
import { chooseObjectSchema } from './choose-object-schema';
import { alternatives, itemPlace, type Place, type ShapeContext } from './shape-context';
import { describeValue, type Violation } from './violation';

/** Everything about `value` its schema forbids. Of a union only the alternative the value evidently means is reported. */
export function checkShape(value: unknown, schema: Schema, place: Place, context: ShapeContext): Violation[] {
  const options = alternatives(schema, context);
  if (options.some(isAnything)) return [];
  const expansion = checkExpansion(value, options, place, context);
  if (Array.isArray(value)) return checkArray(value, options, place, context);
  if (typeof value === 'object' && value !== null) {
    const chosen = chooseObjectSchema(value as Record<string, unknown>, options, context);
    if (!chosen) return [wrongType(value, options, place)];
    return [...expansion, ...checkObject(value as Record<string, unknown>, chosen, place, context, checkShape)];
  }
  return [...expansion, ...checkScalar(value, options, place, context.encoding)];
}

function checkArray(
  values: readonly unknown[],
  options: readonly Schema[],
  place: Place,
  context: ShapeContext,
): Violation[] {
  const option = options.find(({ type }) => type === 'array');
  if (!option) return [wrongType(values, options, place)];
  const { items = {} } = option;
  return values.flatMap((value, index) => checkShape(value, items, itemPlace(place, index), context));
}

/** `any` in the SDK's types: hashes that Stripe's own client reads. */
function isAnything(schema: Schema): boolean {
  return Object.keys(schema).length === 0;
}

function wrongType(value: unknown, options: readonly Schema[], place: Place): Violation {
  return { path: place.path, problem: `must be ${describeAllowed(options)}; found ${describeValue(value)}` };
}
