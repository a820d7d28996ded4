import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { FactTable } from '../infrastructure/database/fact-table';
import { shown, UnreadableObject } from '../infrastructure/stripe/facts/unreadable-object';

/** A row that keeps what Stripe said of one of its objects. */
export interface FactRow extends ObjectLiteral {
  stripeId: string;
}

/** A row that says something new, and what it said before; undefined: there was none. */
export interface Change<Row> {
  readonly before: Row | undefined;
  readonly now: Row;
}

/**
 * Joins what arrives with what is known. `join` must not care about order or repetition: joining a and b gives the same
 * as joining b and a, and joining a twice the same as once.
 * @returns what changed: what says nothing new is not written again
 */
export async function mergeFacts<Row extends FactRow>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  incoming: readonly Row[],
  join: (known: Row, incoming: Row) => Row,
): Promise<Change<Row>[]> {
  if (incoming.length === 0) return [];
  const table = FactTable.of(manager.dataSource, entity);
  // No locks: the transaction is serializable, and whoever writes second is told to look again.
  const rows = await table.find(manager, [...new Set(incoming.map(({ stripeId }) => stripeId))]);
  const known = new Map(rows.map((row) => [row.stripeId, row]));
  const joined = new Map(known);
  for (const row of incoming) {
    const before = joined.get(row.stripeId);
    joined.set(row.stripeId, before === undefined ? row : join(before, row));
  }
  const changes = [...joined.values()]
    .map((now) => ({ before: known.get(now.stripeId), now }))
    .filter(({ before, now }) => !isDeepStrictEqual(now, before));
  const changed = changes.map(({ now }) => now);
  if (changed.length > 0) await table.write(manager, changed);
  return changes;
}

/** The later of two states that only rise. */
export function later<T extends string>(order: readonly T[], one: T, other: T): T {
  return larger(one, other, (state) => order.indexOf(state));
}

/** The one that measures more. */
export function larger<T>(one: T, other: T, measure: (value: T) => number | bigint): T {
  return measure(one) >= measure(other) ? one : other;
}

/** A field that Stripe never changes. @throws UnreadableObject when it has: somebody must look */
export function fixed<T>(name: string, known: T, incoming: T): T {
  if (known !== incoming) throw new UnreadableObject(`${name} was ${shown(known)} and is now ${shown(incoming)}`);
  return known;
}

/** A field that is null until known and then never changes. @throws UnreadableObject when two values are known */
export function onceKnown<T>(name: string, known: T | null, incoming: T | null): T | null {
  return known === null || incoming === null ? (known ?? incoming) : fixed(name, known, incoming);
}
