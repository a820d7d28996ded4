import type { Contract, Schema } from '../contract';
import { chooseObjectSchema } from '../judge/choose-object-schema';
import { alternatives, type ShapeContext } from '../judge/shape-context';

/** Whether the type of the field at `path` inside `value`, an object of `schema`, admits null. */
export function admitsNull(contract: Contract, schema: Schema, value: unknown, path: readonly string[]): boolean {
  const context: ShapeContext = {
    schemas: contract.schemas,
    encoding: 'json',
    expand: new Set(),
    completeness: 'complete',
  };
  const options = alternatives(schema, context);
  const [name, ...rest] = path;
  if (name === undefined)
    return options.some(({ type, enum: values }) => [type].flat().includes('null') || values?.includes(null));
  const inner = (value as Record<string, unknown>)[name];
  const items = options.find(({ type }) => type === 'array')?.items;
  if (Array.isArray(value)) return items ? admitsNull(contract, items, inner, rest) : false;
  const chosen = chooseObjectSchema(value as Record<string, unknown>, options, context);
  const property = chosen?.properties?.[name];
  return property ? admitsNull(contract, property, inner, rest) : false;
}
