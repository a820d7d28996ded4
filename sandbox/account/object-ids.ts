import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** As long as Stripe's own object ids. */
const OBJECT_ID_CHARACTERS = 24;
/** Random bytes are drawn in bulk: one system call serves some forty ids. */
const POOL_BYTES = 4096;

/** `ch_3Qx…`: whole ids are keys; nothing may be read out of the prefix (a bank debit's charge may be `py_…`). */
export function objectId(prefix: string): string {
  return `${prefix}_${randomText(OBJECT_ID_CHARACTERS)}`;
}

export function randomText(characters: number): string {
  let text = '';
  while (text.length < characters) text += ALPHABET[randomByte() % ALPHABET.length];
  return text;
}

let pool = randomBytes(POOL_BYTES);
let used = 0;

function randomByte(): number {
  if (used === pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  return pool[used++] as number;
}
