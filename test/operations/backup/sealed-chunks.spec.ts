import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { openChunks, sealChunks } from '../../../src/operations/backup/sealed-chunks';

const KIB = 1024;
const PLAIN_CHUNK = 64 * KIB;
const SEALED_CHUNK = PLAIN_CHUNK + 16;
const KEY = randomBytes(32);

async function seal(plain: Buffer, partBytes = 10_000): Promise<Buffer> {
  return Buffer.concat(await Readable.from(sealChunks(KEY, parts(plain, partBytes))).toArray());
}

async function open(sealed: Buffer): Promise<Buffer> {
  return Buffer.concat(await Readable.from(openChunks(KEY, parts(sealed, 7_777))).toArray());
}

function parts(bytes: Buffer, size: number): Readable {
  const count = Math.ceil(bytes.length / size);
  return Readable.from(Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));
}

describe('a stream sealed in chunks', () => {
  it.each([0, 1, PLAIN_CHUNK - 1, PLAIN_CHUNK, PLAIN_CHUNK + 1, 3 * PLAIN_CHUNK, 200_000])(
    'of %d bytes opens to the same',
    async (length) => {
      const plain = randomBytes(length);
      expect((await open(await seal(plain))).equals(plain)).toBe(true);
    },
  );

  it('is the same however its parts arrive', async () => {
    const plain = randomBytes(150_000);
    expect((await seal(plain, 1_000)).equals(await seal(plain, 150_000))).toBe(true);
  });

  it('does not open when chunks were exchanged, dropped, repeated or added, or the end is missing', async () => {
    const sealed = await seal(randomBytes(3 * PLAIN_CHUNK + 5));
    const [one, two, three, end] = [0, 1, 2, 3].map((n) => sealed.subarray(n * SEALED_CHUNK, (n + 1) * SEALED_CHUNK));
    for (const wrong of [
      [two, one, three, end],
      [one, three, end],
      [one, two, two, three, end],
      [one, two, three, end, end],
      [one, two, three],
      [one],
      [],
    ])
      await expect(open(Buffer.concat(wrong as Buffer[]))).rejects.toThrow(/damaged or cut short/);
  });
});
