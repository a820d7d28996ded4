import type { Definition, DefinitionOrBoolean } from 'typescript-json-schema';

type Definitions = Record<string, Definition>;

/**
 * Closes the plain string properties called `target` (`Payout.status`), or arrays of strings, to `values`, in place. Throws where there is none,
 * so that no list outlives the SDK's types. `accept` may look at the documentation of each and throw.
 */
export function closeOpenStrings(
  raw: Definitions,
  target: string,
  values: readonly string[],
  accept: (documentation: string) => void,
): void {
  const split = target.lastIndexOf('.');
  const [owner, name] = [target.slice(0, split), target.slice(split + 1)];
  let closed = 0;
  for (const { properties } of definitionsNamed(raw, owner)) {
    const property = properties?.[name];
    const replacement = typeof property === 'object' ? closedCopy(raw, property, values) : null;
    if (!properties || !replacement || typeof property !== 'object') continue;
    accept(property.description ?? '');
    properties[name] = replacement;
    closed += 1;
  }
  if (closed === 0) throw new Error(`${target} is no plain string of the SDK any more`);
}

/** typescript-json-schema numbers definitions that share a name (`Charge.Outcome_1`); the entry module prefixes its aliases (`Payouts__Payout`). */
function definitionsNamed(raw: Definitions, owner: string): Definition[] {
  return Object.entries(raw)
    .filter(([key]) => key.replace(/^.*__/, '').replace(/_\d+$/, '') === owner)
    .map(([, definition]) => definition);
}

/** A copy, because all arrays of strings may share one definition. Null when the property is no open string. */
function closedCopy(raw: Definitions, property: DefinitionOrBoolean, values: readonly string[]): Definition | null {
  if (typeof property !== 'object') return null;
  if (property.$ref) return closedCopy(raw, referenced(raw, property.$ref), values);
  if (property.type === 'array' && !Array.isArray(property.items)) {
    const items = closedCopy(raw, property.items ?? {}, values);
    return items && { type: 'array', items };
  }
  const types = [property.type].flat();
  if (property.enum || !types.includes('string')) return null;
  return { ...property, enum: types.includes('null') ? [...values, null] : [...values] };
}

export function referenced(raw: Definitions, reference: string): Definition {
  return raw[decodeURIComponent(reference.slice('#/definitions/'.length))] ?? {};
}
