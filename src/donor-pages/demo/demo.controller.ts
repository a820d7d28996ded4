import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MovableClock } from '../../foundation/clock/movable-clock';
import { html } from '../../infrastructure/pages/html';
import { Switches } from '../../infrastructure/switches/switches';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { demoArticle } from './demo-article';
import { demoClockForm } from './demo-clock-form';

/** The front page: an article as on a newsroom's own site, with the box under it. */
@ApiExcludeController()
@Controller()
export class DemoController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly clock: MovableClock,
    private readonly switches: Switches,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const clockForm = this.clock.sandbox && demoClockForm(this.clock.now());
    const page = this.layout.page({
      texts,
      title: texts.page('demoTitle'),
      head: this.layout.boxWords(texts),
      content: html`${demoArticle(texts, this.settings, await this.switches.lately())} ${clockForm}`,
      inLanguage: (language) => `/?language=${language}`,
    });
    await this.replies.send(reply, page);
  }
}
