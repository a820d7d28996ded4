import { createHash } from 'node:crypto';

const WORDS = 2 ** 32;

/** Numbers from 0 to 1 that depend on the seed and on nothing else. */
export function seededRandom(seed: number): () => number {
  let drawn = 0;
  return () => createHash('sha256').update(`${seed} ${drawn++}`).digest().readUInt32BE() / WORDS;
}
