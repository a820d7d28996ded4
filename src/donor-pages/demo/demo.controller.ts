import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { demoArticle } from './demo-article';

/** The front page: an article as on a newsroom's own site, with the box under it. */
@ApiExcludeController()
@Controller()
export class DemoController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const page = this.layout.page({
      texts,
      title: texts.page('demoTitle'),
      content: demoArticle(texts, this.settings.newsroom),
      inLanguage: (language) => `/?language=${language}`,
    });
    await this.replies.send(reply, page);
  }
}
