import { createHash, randomBytes } from 'node:crypto';

/** What stands in a mailed link. The database knows its hash alone: who reads the database can follow no link. */
export interface Token {
  /** 256 random bits, base64url. */
  readonly text: string;
  readonly hash: Buffer;
}

export function newToken(): Token {
  const text = randomBytes(TOKEN_BYTES).toString('base64url');
  return { text, hash: tokenHash(text) };
}

/** SHA-256: nothing slower is needed where there is nothing to guess. */
export function tokenHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether it has the form of one of ours; a link broken in two by a mail program has not. */
export function isTokenLike(text: unknown): text is string {
  return typeof text === 'string' && TOKEN_PATTERN.test(text);
}

export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

const TOKEN_BYTES = 32;
