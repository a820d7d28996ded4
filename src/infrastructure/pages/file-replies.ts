import type { FastifyReply } from 'fastify';

/** A file that is made for whoever asks, and kept nowhere. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Sends it to be saved: no browser and no proxy keeps it, and no other site may load it. */
export async function sendFile(reply: FastifyReply, { name, mediaType, content }: MadeFile): Promise<void> {
  await reply
    .headers({
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .type(mediaType)
    .send(content);
}
