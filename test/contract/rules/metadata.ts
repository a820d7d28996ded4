import type { Violation } from '../judge/violation';
import { everyHash, isHash, joinPath, type Hash } from './hash';

/** Limits of a metadata hash. https://docs.stripe.com/metadata */
const MAX_KEYS = 50;
const MAX_KEY_CHARACTERS = 40;
const MAX_VALUE_CHARACTERS = 500;

/** Every `metadata` hash inside `value` against Stripe's limits. */
export function metadataViolations(value: unknown): Violation[] {
  const violations: Violation[] = [];
  everyHash(value, (hash, path) => {
    if (isHash(hash['metadata'])) violations.push(...checkMetadata(hash['metadata'], joinPath(path, 'metadata')));
  });
  return violations;
}

function checkMetadata(metadata: Hash, path: string): Violation[] {
  const entries = Object.entries(metadata);
  return [
    ...(entries.length > MAX_KEYS ? [{ path, problem: `has ${entries.length} keys; ${MAX_KEYS} at most` }] : []),
    ...entries.flatMap(([key, value]) => checkEntry(key, value, path)),
  ];
}

function checkEntry(key: string, value: unknown, path: string): Violation[] {
  const here = joinPath(path, key);
  const tooLong = typeof value === 'string' && value.length > MAX_VALUE_CHARACTERS;
  return [
    ...(key.length > MAX_KEY_CHARACTERS
      ? [{ path: here, problem: `is a key over ${MAX_KEY_CHARACTERS} characters` }]
      : []),
    ...(/[[\]]/.test(key) ? [{ path: here, problem: 'is a key with square brackets' }] : []),
    ...(tooLong ? [{ path: here, problem: `is longer than ${MAX_VALUE_CHARACTERS} characters` }] : []),
  ];
}
