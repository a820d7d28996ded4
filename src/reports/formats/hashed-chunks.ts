import { createHash } from 'node:crypto';

/** Few enough bytes to wait for a slow reader with, and so many that a chunk costs nothing. */
export const CHUNK_CHARACTERS = 64 * 1024;

/** Turns text into the bytes that go out, and remembers their hash. */
export class HashedChunks {
  private readonly hash = createHash('sha256');

  bytes(text: string): Buffer {
    const bytes = Buffer.from(text, 'utf8');
    this.hash.update(bytes);
    return bytes;
  }

  /** Hex, of all bytes so far. */
  digest(): string {
    return this.hash.copy().digest('hex');
  }
}
