import type { Definition, DefinitionOrBoolean } from 'typescript-json-schema';
import { SCHEMA_REFERENCE_PREFIX, type JsonType, type Scalar, type Schema } from '../contract';
import { impliedByName } from './implied-by-name';
import { markNamedHashes } from './named-hashes';

/** `Decimal` is a class in the SDK and a string such as "12.5" on the wire. */
const DECIMAL: Schema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
const DECIMAL_DEFINITION = /^_?Decimal(Impl)?(_\d+)?$/;

/** The SDK opens every enum with `| OtherString`, so that old code survives new values. A judge wants the opposite. */
const OPEN_ENUM_BRANCH = '#/definitions/OtherString';
const RAW_REFERENCE = '#/definitions/';

/** Turns the raw definitions of typescript-json-schema into the contract's schemas: enums closed, numbers whole, decimals strings. */
export function closeSchemas(raw: Readonly<Record<string, Definition>>): Record<string, Schema> {
  const closed: Record<string, Schema> = {};
  for (const [name, definition] of Object.entries(raw)) {
    const key = schemaKey(name);
    if (key in closed) throw new Error(`two definitions of the SDK share the name ${key}`);
    closed[key] = DECIMAL_DEFINITION.test(name) ? DECIMAL : closeNode(definition, '');
  }
  const documented = Object.keys(raw).filter((name) => documentsNamedHash(raw[name] ?? {}));
  return markNamedHashes(closed, new Set(documented.map(schemaKey)));
}

/** Names such as `Partial<Charge>` hold characters a JSON pointer would have to escape. */
export function schemaKey(definitionName: string): string {
  return definitionName.replace(/[^A-Za-z0-9_.-]/g, '_');
}

function closeNode(raw: Definition, propertyName: string): Schema {
  if (raw.$ref)
    return { $ref: SCHEMA_REFERENCE_PREFIX + schemaKey(decodeURIComponent(raw.$ref.slice(RAW_REFERENCE.length))) };
  if (raw.anyOf) return closeUnion(raw.anyOf, propertyName);
  if (raw.not) return { not: {} };
  const node = { ...closeScalar(raw), ...closeArray(raw, propertyName), ...closeObject(raw) };
  return { ...node, ...impliedByName(propertyName, node, raw.description ?? '') };
}

/** An empty union is a parameter typed `never`: the SDK's way of keeping a name that must not be sent. */
function closeUnion(branches: readonly DefinitionOrBoolean[], propertyName: string): Schema {
  const kept = branches.map(asDefinition).filter((branch) => branch.$ref !== OPEN_ENUM_BRANCH);
  const [first, ...others] = kept.map((branch) => closeNode(branch, propertyName));
  if (!first) return { not: {} };
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}

function closeScalar(raw: Definition): Schema {
  return {
    ...(raw.type === undefined ? {} : { type: raw.type as JsonType }),
    ...(raw.const === undefined ? {} : { const: raw.const as Scalar }),
    ...(raw.enum === undefined ? {} : { enum: raw.enum as Scalar[] }),
  };
}

function closeArray(raw: Definition, propertyName: string): Schema {
  if (Array.isArray(raw.items)) throw new Error(`a tuple at ${propertyName}: the SDK has had none so far`);
  return raw.items === undefined ? {} : { items: closeNode(asDefinition(raw.items), propertyName) };
}

function closeObject(raw: Definition): Schema {
  const extra = raw.additionalProperties;
  const properties = Object.entries(raw.properties ?? {}).map(([name, property]) => {
    return [name, { ...closeNode(asDefinition(property), name) }] as const;
  });
  return {
    ...(raw.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(raw.required ? { required: raw.required } : {}),
    ...(extra === undefined ? {} : { additionalProperties: typeof extra === 'object' ? closeNode(extra, '') : extra }),
  };
}

/** Stripe documents such a pair in words: "An additional hash is included on `payment_method_details` with a name matching this value". */
function documentsNamedHash(raw: Definition): boolean {
  const type = raw.properties?.['type'];
  return typeof type === 'object' && (type.description ?? '').includes('dditional hash is included');
}

function asDefinition(definition: DefinitionOrBoolean): Definition {
  return typeof definition === 'object' ? definition : {};
}
