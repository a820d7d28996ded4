import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { StaffFrame, type StaffPageParts } from './staff-frame';

/** Sends pages of staff: nothing from elsewhere, no frame around them, nothing kept by the browser. */
@Injectable()
export class StaffReplies {
  constructor(private readonly frame: StaffFrame) {}

  async send(reply: FastifyReply, parts: StaffPageParts, status = 200): Promise<void> {
    await reply.status(status).headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(this.frame.page(parts).text);
  }
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  // Forms have to say which site they come from; no other site is told anything.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
