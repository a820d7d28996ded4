import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Encrypts `plaintext` under AES-256-GCM. `context` (a row's id, a purpose) is authenticated with it, so that a sealed
 * value moved to another row does not open.
 * @returns version (1 byte), nonce (12), tag (16), ciphertext
 */
export function seal(key: Buffer, plaintext: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
}

/** @throws Error when the key or the context is another one, or a byte has changed */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error(`Sealed value of unknown version ${sealed[0]}`);
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]);
}

const VERSION = 1;
/** 96 bits, as NIST SP 800-38D recommends for GCM; random nonces are safe far below 2^32 values under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
