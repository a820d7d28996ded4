import { Controller, Get, HttpStatus, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTokenLike } from '../../foundation/crypto/token';
import { formProblem } from '../failure-notice';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { askNewsletterPage } from './ask-newsletter-page';
import { newsletterPage } from './newsletter-page';
import { NEWSLETTER_READER, type NewsletterReader } from './newsletter-reader';

/** Where the newsletter is asked for, and where its mail leads. Opening a page changes nothing: mail scanners open all links. */
@ApiExcludeController()
@Controller('newsletter')
export class NewsletterPagesController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
    @Inject(NEWSLETTER_READER) private readonly reader: NewsletterReader,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.settings.newsletter) throw new NotFoundException();
    const texts = this.languages.for(request);
    const { done } = request.query as { done?: unknown };
    const content = askNewsletterPage({
      ...{ texts, newsroom: this.settings.newsroom, isAsked: done === 'asked', problem: formProblem(request.query) },
    });
    const inLanguage = (language: string): string => `/newsletter?language=${language}`;
    const page = this.layout.page({ texts, title: texts.page('newsletterTitle'), content, inLanguage });
    await this.replies.send(reply, page);
  }

  /** Works for whoever has a link, although the newsroom has stopped to offer new ones. */
  @Get(':token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const found = isTokenLike(token) ? await this.reader.read(token) : null;
    const content = newsletterPage({ texts, token, request: found });
    const inLanguage = (language: string): string => `/newsletter/${token}?language=${language}`;
    const page = this.layout.page({
      ...{ texts, title: texts.page('newsletterTitle'), content },
      ...(found && { inLanguage }),
    });
    await this.replies.send(reply, page, found ? HttpStatus.OK : HttpStatus.NOT_FOUND);
  }
}
