import type { Step } from '../life';
import type { Wire, World } from '../world';

/** Runs `work` with the one of these objects that the step names. */
export async function withOne(
  step: Step,
  objects: Promise<readonly Wire[]>,
  work: (object: Wire) => Promise<unknown>,
): Promise<void> {
  const candidates = await objects;
  const chosen = candidates[step.which % Math.max(candidates.length, 1)];
  if (chosen !== undefined) await work(chosen);
}

/** The charges that are money. */
export function paidCharges(world: World): Promise<Wire[]> {
  return world.list('/v1/charges', {}, ({ status, captured }) => status === 'succeeded' && captured === true);
}

/** The step's share of an amount: at least one minor unit. */
export function shareOf(amount: number, { percent }: Step): number {
  return Math.max(1, Math.floor((amount * percent) / 100));
}
