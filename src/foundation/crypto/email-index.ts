import { createHmac } from 'node:crypto';

/**
 * A keyed blind index: equal addresses give equal indexes, and without the key an index tells nothing.
 * @returns 32 bytes
 */
export function emailIndex(key: Buffer, email: string): Buffer {
  return createHmac('sha256', key).update(normaliseEmail(email)).digest();
}

/** Trimmed, lower case, Unicode NFC: two spellings of one mailbox are one donor. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
