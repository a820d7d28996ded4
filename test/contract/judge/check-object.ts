import type { Schema } from '../contract';
import { propertyPlace, type Place, type ShapeContext } from './shape-context';
import { describeValue, type Violation } from './violation';

type Hash = Readonly<Record<string, unknown>>;
type CheckShape = (value: unknown, schema: Schema, place: Place, context: ShapeContext) => Violation[];

/** Missing and unknown names, then the shape of each known one. `checkShape` comes as a parameter because the two call each other. */
export function checkObject(
  value: Hash,
  schema: Schema,
  place: Place,
  context: ShapeContext,
  checkShape: CheckShape,
): Violation[] {
  return [
    ...missingNames(value, schema, place, context),
    ...missingNamedHash(value, schema, place, context),
    ...Object.entries(value).flatMap(([name, item]) => checkProperty(name, item, schema, place, context, checkShape)),
  ];
}

function missingNames(
  value: Hash,
  { required = [] }: Schema,
  place: Place,
  { completeness }: ShapeContext,
): Violation[] {
  if (completeness === 'changes') return [];
  const missing = required.filter((name) => value[name] === undefined);
  return missing.length === 0 ? [] : [{ path: place.path, problem: `lacks ${missing.join(', ')}` }];
}

function missingNamedHash(value: Hash, { hashNamedBy }: Schema, place: Place, context: ShapeContext): Violation[] {
  // In requests the hash may be left out where the method needs no details.
  if (!hashNamedBy || context.encoding === 'form' || context.completeness === 'changes') return [];
  const name = value[hashNamedBy];
  if (typeof name !== 'string' || (value[name] ?? null) !== null) return [];
  return [{ path: propertyPlace(place, name).path, problem: `is missing: ${hashNamedBy} is "${name}"` }];
}

function checkProperty(
  name: string,
  value: unknown,
  schema: Schema,
  place: Place,
  context: ShapeContext,
  checkShape: CheckShape,
): Violation[] {
  const here = propertyPlace(place, name);
  const property = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : extraProperty(schema);
  if (!property) return [{ path: here.path, problem: `does not exist here; found ${describeValue(value)}` }];
  if (name !== 'previous_attributes') return checkShape(value, property, here, context);
  return checkShape(value, property, here, { ...context, completeness: 'changes' });
}

function extraProperty({ additionalProperties }: Schema): Schema | undefined {
  if (additionalProperties === false) return undefined;
  return typeof additionalProperties === 'object' ? additionalProperties : ANYTHING;
}

const ANYTHING: Schema = {};
