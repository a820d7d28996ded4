import type { IncomingMessage } from 'node:http';

/** More than any call of the API needs. */
const MAX_BODY_BYTES = 1 << 20;

/** The whole body as text. @throws Error when it is larger than any honest one */
export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
