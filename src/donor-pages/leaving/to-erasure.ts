import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** To the page that says how far an erasure is: from whatever else the donor opens while it is under way. */
export async function toErasure(reply: FastifyReply, id: string, language: string): Promise<void> {
  await reply.redirect(`/manage/erasure/${id}?language=${language}`, HttpStatus.SEE_OTHER);
}
