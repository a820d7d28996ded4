import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { shown, UnreadableObject } from '../infrastructure/stripe/facts/unreadable-object';

/** A row that keeps what Stripe said of one of its objects. */
export interface FactRow extends ObjectLiteral {
  stripeId: string;
}

/**
 * Joins what arrives with what is known. `join` must not care about order or repetition: joining a and b gives the same
 * as joining b and a, and joining a twice the same as once. The row is locked meanwhile.
 */
export async function mergeFact<Row extends FactRow>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  incoming: Row,
  join: (known: Row, incoming: Row) => Row,
): Promise<void> {
  const repository = manager.getRepository(entity);
  const where = { stripeId: incoming.stripeId } as FindOptionsWhere<Row>;
  const known = await repository.findOne({ where, lock: { mode: 'pessimistic_write' } });
  if (known === null) await repository.insert(incoming as Parameters<typeof repository.insert>[0]);
  else await repository.update(where, join(known, incoming) as Parameters<typeof repository.update>[1]);
}

/** The later of two states that only rise. */
export function later<T extends string>(order: readonly T[], one: T, other: T): T {
  return order.indexOf(one) >= order.indexOf(other) ? one : other;
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
