import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BackupRefused } from './backup-refused';

/**
 * Seals a stream chunk by chunk under AES-256-GCM, as the STREAM construction does (Hoang, Reyhanitabar, Rogaway and
 * Vizár 2015; the file format "age" uses the same): the nonce counts the chunks and marks the last, so that none can be
 * changed, moved, dropped or added, and the end is authenticated like the rest. `key` must be used for one stream only.
 */
export async function* sealChunks(key: Buffer, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const { chunk, isLast } of inPieces(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count++, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** @throws BackupRefused at the first chunk that is not as it was sealed */
export async function* openChunks(key: Buffer, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const { chunk, isLast } of inPieces(sealed, CHUNK_BYTES + TAG_BYTES)) {
    yield openChunk(key, chunk, count++, isLast);
  }
}

function openChunk(key: Buffer, chunk: Buffer, count: number, isLast: boolean): Buffer {
  try {
    const end = chunk.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(count, isLast)).setAuthTag(chunk.subarray(end));
    return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
  } catch {
    const where = `in or after the ${CHUNK_BYTES / 1024} KiB that begin at ${count * (CHUNK_BYTES + TAG_BYTES)}`;
    throw new BackupRefused(`The backup is damaged or cut short ${where}. Nothing was taken from it`);
  }
}

/** Cuts a stream into pieces of one size; the last, which may be shorter, is known as such. */
async function* inPieces(
  stream: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    held.push(part);
    length += part.length;
    // One more byte than a piece must be there before it is certain not to be the last.
    if (length <= size) continue;
    const whole = Buffer.concat(held);
    let start = 0;
    for (; whole.length - start > size; start += size)
      yield { chunk: whole.subarray(start, start + size), isLast: false };
    held = [whole.subarray(start)];
    length = whole.length - start;
  }
  yield { chunk: Buffer.concat(held), isLast: true };
}

function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(count, NONCE_BYTES - 7, 6);
  nonce.writeUInt8(Number(isLast), NONCE_BYTES - 1);
  return nonce;
}

/** Large enough that the tags cost nothing, small enough that little is held in memory. */
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
