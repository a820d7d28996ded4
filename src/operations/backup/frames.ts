import { BackupRefused } from './backup-refused';

/** What stands inside a backup, one after the other; `manifest` comes last, and only once. */
export type Frame =
  | { readonly kind: 'table'; readonly payload: Buffer }
  | { readonly kind: 'rows'; readonly payload: Buffer }
  | { readonly kind: 'keys'; readonly payload: Buffer }
  | { readonly kind: 'manifest'; readonly payload: Buffer };

/** One letter, the length in 4 bytes, the payload. */
export function encodeFrame({ kind, payload }: Frame): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(LETTERS[kind], 0, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** @throws BackupRefused when the stream ends inside a frame or holds something else */
export async function* decodeFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of stream) {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (let frame = firstFrame(rest); frame !== undefined; frame = firstFrame(rest)) {
      rest = rest.subarray(HEAD_BYTES + frame.payload.length);
      yield frame;
    }
  }
  if (rest.length > 0) throw new BackupRefused('The backup ends in the middle');
}

function firstFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const kind = KINDS.find((each) => LETTERS[each] === String.fromCharCode(bytes[0] ?? 0));
  const length = bytes.readUInt32BE(1);
  if (kind === undefined || length > MAXIMUM_PAYLOAD_BYTES)
    throw new BackupRefused('The backup holds something that this version does not know');
  const end = HEAD_BYTES + length;
  return bytes.length < end ? undefined : { kind, payload: bytes.subarray(HEAD_BYTES, end) };
}

const LETTERS = { table: 'T', rows: 'R', keys: 'K', manifest: 'M' } as const;
const KINDS = Object.keys(LETTERS) as Frame['kind'][];
const HEAD_BYTES = 5;
/** Of a manifest with thousands of tables; rows are cut into far smaller parts. */
const MAXIMUM_PAYLOAD_BYTES = 2 ** 24;
