import { createHash } from 'node:crypto';

/** Few enough bytes to wait for a slow reader with, and so many that a chunk costs nothing. */
export const CHUNK_BYTES = 64 * 1024;
/** A chunk and the line that fills it. */
const ROOM = 2 * CHUNK_BYTES;
/** UTF-8 of one UTF-16 unit; a pair of them has four. */
const MOST_BYTES_PER_UNIT = 3;

/**
 * Gathers text as the bytes that go out, and hashes them. Each line is encoded by itself: a chunk gathered as one string
 * would be encoded at half the speed as soon as one letter of it is not Latin.
 */
export class HashedChunks {
  private readonly hash = createHash('sha256');
  private bytes = Buffer.allocUnsafe(ROOM);
  private length = 0;

  add(text: string): void {
    const needed = this.length + MOST_BYTES_PER_UNIT * text.length;
    if (needed > this.bytes.length) this.bytes = Buffer.concat([this.bytes.subarray(0, this.length)], needed + ROOM);
    this.length += this.bytes.write(text, this.length);
  }

  isFull(): boolean {
    return this.length >= CHUNK_BYTES;
  }

  /** What was gathered since the last time. */
  take(): Uint8Array {
    const chunk = this.bytes.subarray(0, this.length);
    this.hash.update(chunk);
    this.bytes = Buffer.allocUnsafe(ROOM);
    this.length = 0;
    return chunk;
  }

  /** Hex, of all bytes taken so far. */
  digest(): string {
    return this.hash.copy().digest('hex');
  }
}
