import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../foundation/problem/problem';
import { html } from '../infrastructure/pages/html';
import { Layout } from './layout';
import { PageLanguages } from './page-languages';
import { PageReplies } from './page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from './settings';

/** The pages for a wrong address and for a fault of ours, for the application's filter to send to people. */
@Injectable()
export class ErrorPages {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  /** Whether a person is looking: browsers name text/html first when they open a page, programs do not. */
  areWanted(request: FastifyRequest): boolean {
    return /^text\/html\b/.test(request.headers.accept ?? '');
  }

  async send(request: FastifyRequest, reply: FastifyReply, { status }: Problem): Promise<void> {
    const texts = this.languages.for(request);
    const kind = status < 500 ? 'notFound' : 'error';
    const title = texts.page(`${kind}Title`);
    const { contactUrl, name } = this.settings.newsroom;
    const content = html`<section class="standing">
      <h1>${title}</h1>
      <p>${texts.page(`${kind}Text`)}</p>
      <p>
        <a class="continue" href="/give?language=${texts.language}">${texts.page('supportLink', { newsroom: name })}</a>
      </p>
      <p class="aside"><a href="${contactUrl}">${texts.page('contact')}</a></p>
    </section>`;
    await this.replies.send(reply, this.layout.page({ texts, title, content }), status);
  }
}
