import { SCHEMA_REFERENCE_PREFIX, type Schema } from '../contract';

/** How a value is to be read while its shape is checked. */
export interface ShapeContext {
  readonly schemas: Readonly<Record<string, Schema>>;
  /** `form`: every scalar arrives as text, as in a request; `json`: types count. */
  readonly encoding: 'form' | 'json';
  /** Property paths the caller asked to expand, without array indices: `data.latest_charge`. */
  readonly expand: ReadonlySet<string>;
  /** `changes`: a hash of previous attributes, holding only what changed at every depth. */
  readonly completeness: 'complete' | 'changes';
}

/** Where in the value we are: as shown to people, and without indices as `expand` names it. */
export interface Place {
  readonly path: string;
  readonly expandPath: string;
}

export const ROOT: Place = { path: '', expandPath: '' };

export function propertyPlace(place: Place, name: string): Place {
  const join = (prefix: string) => (prefix === '' ? name : `${prefix}.${name}`);
  return { path: join(place.path), expandPath: join(place.expandPath) };
}

export function itemPlace(place: Place, index: number): Place {
  return { path: `${place.path}[${index}]`, expandPath: place.expandPath };
}

/** Follows `$ref`s to the schema itself. */
export function resolve(schema: Schema, { schemas }: ShapeContext): Schema {
  let current = schema;
  while (current.$ref) {
    const target = schemas[current.$ref.slice(SCHEMA_REFERENCE_PREFIX.length)];
    if (!target) throw new Error(`the contract lacks ${current.$ref}`);
    current = target;
  }
  return current;
}

/** The alternatives of a schema, with nested unions laid flat; a schema that is no union is its only alternative. */
export function alternatives(schema: Schema, context: ShapeContext): Schema[] {
  const resolved = resolve(schema, context);
  return resolved.anyOf ? resolved.anyOf.flatMap((branch) => alternatives(branch, context)) : [resolved];
}
