import type { DeliveriesJob, DeliveriesResult } from '../load/deliveries-load';
import type { LoadProcess } from '../load/load-process';
import type { Receiver } from '../load/signed-deliveries';
import type { Life } from './life';
import { renamed } from './names';

/** A life under the names that its number gives it. */
export interface NumberedLife {
  readonly life: Life;
  readonly number: number;
}

/** So many copies of each. */
export function livesFrom(from: number, kinds: readonly Life[], copies: number): NumberedLife[] {
  return Array.from({ length: copies }, () => kinds)
    .flat()
    .map((life, index) => ({ life, number: from + index }));
}

/** Tells all their events shuffled, some of them twice; what is refused is told again. */
export async function tell(
  load: LoadProcess<DeliveriesJob, DeliveriesResult>,
  receiver: Receiver,
  lives: readonly NumberedLife[],
): Promise<void> {
  const events = lives.flatMap(({ life, number }) => life.events.map((event) => renamed(event, number)));
  let bodies = shuffled([...events, ...events.filter((_event, index) => index % TWICE_EVERY === 0)]);
  for (let time = 0; time <= REPETITIONS && bodies.length > 0; time++)
    bodies = (await load.run({ receiver, connections: CONNECTIONS, bodies })).refused;
}

/** Every fourth event comes twice. */
const TWICE_EVERY = 4;
const CONNECTIONS = 16;
/** How often a refused delivery is sent again, as Stripe would over three days. */
const REPETITIONS = 3;

/** Always the same way, so that every contender is told the same in the same order. */
function shuffled<T>(items: readonly T[]): T[] {
  let state = 1;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { item, key: state };
  });
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}
