import { median } from './statistics';

/** Three, because one of them may meet something else that the machine has to do, and the median then leaves it out. */
export const ROUNDS = 3;

/** Measures several numbers, some times over. @returns the median of each */
export async function inRounds<Name extends string>(
  once: (round: number) => Promise<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const rounds: Record<Name, number>[] = [];
  for (let round = 1; round <= ROUNDS; round++) rounds.push(await once(round));
  const names = Object.keys(rounds[0] ?? {}) as Name[];
  const medians = names.map((name) => [name, median(rounds.map((measured) => measured[name]))]);
  return Object.fromEntries(medians) as Record<Name, number>;
}
