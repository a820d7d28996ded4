import type { Schema } from '../contract';
import { idProblem } from './id-prefixes';
import type { Place, ShapeContext } from './shape-context';
import type { Violation } from './violation';

/**
 * A field typed `string | Charge` holds an id unless the caller asked to expand it, and then the object. The types allow both at any time;
 * Stripe does not: nothing in an event is ever expanded.
 */
export function checkExpansion(
  value: unknown,
  options: readonly Schema[],
  place: Place,
  context: ShapeContext,
): Violation[] {
  const objects = objectNames(options);
  const isExpandable = objects.length > 0 && options.some(isPlainString);
  if (!isExpandable || context.encoding === 'form' || value === null) return [];
  const asked = isAsked(place.expandPath, context.expand);
  if (typeof value === 'object' && !asked)
    return [{ path: place.path, problem: 'is expanded although nobody asked: must be an id' }];
  if (typeof value !== 'string') return [];
  if (asked) return [{ path: place.path, problem: `must be expanded, as asked; found the id "${value}"` }];
  const problem = idProblem(value, objects);
  return problem ? [{ path: place.path, problem }] : [];
}

function objectNames(options: readonly Schema[]): string[] {
  const names = options.flatMap(({ properties }) => {
    const name = properties?.['object']?.const;
    return typeof name === 'string' ? [name] : [];
  });
  // A customer and a deleted customer are both `customer`.
  return [...new Set(names)];
}

function isPlainString(option: Schema): boolean {
  return [option.type].flat().includes('string') && !option.enum && option.const === undefined;
}

/** Asking for `latest_charge.balance_transaction` asks for `latest_charge` too. */
function isAsked(path: string, expand: ReadonlySet<string>): boolean {
  return [...expand].some((asked) => asked === path || asked.startsWith(`${path}.`));
}
