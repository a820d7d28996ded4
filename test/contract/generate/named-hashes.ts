import { SCHEMA_REFERENCE_PREFIX, type Scalar, type Schema } from '../contract';

type Schemas = Readonly<Record<string, Schema>>;

/**
 * Marks objects of the form `{ type: 'card', card: { … } }`: those whose documentation says so, and those where every value of a closed `type` is
 * also a property.
 */
export function markNamedHashes(schemas: Schemas, documented: ReadonlySet<string>): Record<string, Schema> {
  const marked = Object.entries(schemas).map(([name, schema]) => {
    const isNamed = documented.has(name) || everyTypeIsProperty(schema, schemas);
    return [name, isNamed ? { ...schema, hashNamedBy: 'type' } : schema] as const;
  });
  return Object.fromEntries(marked);
}

function everyTypeIsProperty({ properties }: Schema, schemas: Schemas): boolean {
  const type = properties?.['type'];
  const values = type ? closedValues(type, schemas).filter((value) => value !== null) : [];
  return values.length > 0 && values.every((value) => Object.hasOwn(properties ?? {}, String(value)));
}

/** The values of a closed string; none where the type is open. */
function closedValues(schema: Schema, schemas: Schemas): readonly Scalar[] {
  const target = schema.$ref ? schemas[schema.$ref.slice(SCHEMA_REFERENCE_PREFIX.length)] : schema;
  if (!target) return [];
  if (target.anyOf) return target.anyOf.flatMap((branch) => closedValues(branch, schemas));
  return target.const === undefined ? (target.enum ?? []) : [target.const];
}
