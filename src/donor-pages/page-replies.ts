import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Html } from '../infrastructure/pages/html';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from './settings';

/** Sends pages, each under the same strict rules of what it may load and where it may lead. */
@Injectable()
export class PageReplies {
  private readonly policy: string;
  private readonly policyInFrames: string;

  constructor(@Inject(DONOR_PAGES_SETTINGS) settings: DonorPagesSettings) {
    this.policy = contentSecurityPolicy(settings, []);
    this.policyInFrames = contentSecurityPolicy(settings, settings.newsroom.embedOrigins);
  }

  async send(reply: FastifyReply, page: Html, status = 200): Promise<void> {
    await this.under(this.policy, reply, page, status);
  }

  /**
   * A page with buttons that are taken from a page of ours alone. Browsers that say no better whence a form comes name
   * its origin, and name none where no referrer is sent. To others than us none is, here too.
   */
  async sendWithButtons(reply: FastifyReply, page: Html, status = 200): Promise<void> {
    await this.under(this.policy, reply, page, status, 'same-origin');
  }

  /** A page that the newsroom's own sites may show in a frame. */
  async sendToFrames(reply: FastifyReply, page: Html): Promise<void> {
    // What browsers obeyed before frame-ancestors knows no list.
    void reply.removeHeader('x-frame-options');
    await this.under(this.policyInFrames, reply, page, 200);
  }

  private async under(
    policy: string,
    reply: FastifyReply,
    page: Html,
    status: number,
    referrer: 'no-referrer' | 'same-origin' = 'no-referrer',
  ): Promise<void> {
    await reply
      .status(status)
      .headers({
        'content-security-policy': policy,
        // Not even Stripe learns which page a donor came from, and the address of the thank-you page holds a secret.
        'referrer-policy': referrer,
        'cross-origin-opener-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        // What a page says depends on its reader's language and, below Continue, on an id used once.
        'cache-control': 'no-store',
        vary: 'accept-language',
      })
      .type('text/html; charset=utf-8')
      .send(page.text);
  }
}

/** Chromium holds the redirect that answers a form post to `form-action` too, hence Stripe's origin in it. */
function contentSecurityPolicy({ stripeFormOrigins }: DonorPagesSettings, framedBy: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    ['form-action', "'self'", ...stripeFormOrigins].join(' '),
    "base-uri 'none'",
    ['frame-ancestors', ...(framedBy.length === 0 ? ["'none'"] : framedBy)].join(' '),
  ].join('; ');
}
