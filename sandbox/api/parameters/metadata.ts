import { invalidRequest } from '../stripe-error';
import type { Parameter } from './parameter';

/** Stripe's documented limits on metadata. */
const MAX_KEYS = 50;
const MAX_KEY_CHARACTERS = 40;
const MAX_VALUE_CHARACTERS = 500;

export type Metadata = Record<string, string>;

/** Keys to set; an empty value unsets its key, and an empty `metadata` unsets all (null). */
export function metadata(): Parameter<Metadata | null> {
  return {
    read(value, name) {
      if (value === '') return null;
      if (typeof value !== 'object' || Array.isArray(value)) {
        throw invalidRequest('Invalid object: metadata is a set of key-value pairs', { param: name });
      }
      for (const [key, content] of Object.entries(value)) checkPair(`${name}[${key}]`, key, content);
      checkCount(name, Object.keys(value).length);
      return value as Metadata;
    },
  };
}

/** The metadata after an update: what is not named stays. */
export function mergeMetadata(current: Metadata | null, update: Metadata | null | undefined): Metadata {
  if (update === null) return {};
  const merged = { ...current, ...update };
  for (const [key, value] of Object.entries(merged)) if (value === '') delete merged[key];
  checkCount('metadata', Object.keys(merged).length);
  return merged;
}

function checkPair(param: string, key: string, value: unknown): void {
  if (key.length > MAX_KEY_CHARACTERS) {
    throw invalidRequest(`Metadata keys can have up to ${MAX_KEY_CHARACTERS} characters; this one has ${key.length}.`, {
      param,
    });
  }
  if (typeof value !== 'string') throw invalidRequest('Metadata values are strings.', { param });
  if (value.length > MAX_VALUE_CHARACTERS) {
    const message = `Metadata values can have up to ${MAX_VALUE_CHARACTERS} characters; this one has ${value.length}.`;
    throw invalidRequest(message, { param });
  }
}

function checkCount(param: string, keys: number): void {
  if (keys > MAX_KEYS) throw invalidRequest(`Metadata can have up to ${MAX_KEYS} keys; this has ${keys}.`, { param });
}
