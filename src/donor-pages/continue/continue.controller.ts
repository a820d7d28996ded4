import { Body, Controller, Get, HttpStatus, Inject, Ip, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTokenLike } from '../../foundation/crypto/token';
import { Problem } from '../../foundation/problem/problem';
import { backToForm, wordsOf } from '../../infrastructure/http/back-to-form';
import { LinkUnknown } from '../../infrastructure/mail/mail-problems';
import { formProblem } from '../failure-notice';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { CONTINUATIONS, type Continuations } from './continuations-token';
import { continuePage, turnedBackPage } from './continue-page';

/** Where donors of another system let their gifts go on. Opening a page changes nothing: mail scanners open all links. */
@ApiExcludeController()
@Controller('continue')
export class ContinueController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
    @Inject(CONTINUATIONS) private readonly continuations: Continuations,
  ) {}

  @Get()
  async turnedBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const inLanguage = (language: string): string => `/continue?language=${language}`;
    const title = texts.page('continueBackTitle');
    await this.replies.send(reply, this.layout.page({ texts, title, content: turnedBackPage(texts), inLanguage }));
  }

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const gift = isTokenLike(token) ? await this.continuations.read(token) : null;
    const { newsroom } = this.settings;
    const content = continuePage({ texts, newsroom, token, gift, problem: formProblem(request.query) });
    const inLanguage = (language: string): string => `/continue/${token}?language=${language}`;
    const title = texts.page('continueTitle');
    const page = this.layout.page({ texts, title, content, ...(gift && { inLanguage }) });
    await this.replies.send(reply, page, gift ? HttpStatus.OK : HttpStatus.NOT_FOUND);
  }

  /** Leads to Stripe's page, or back with what is wrong. */
  @Post(':token')
  async open(
    @Param('token') token: string,
    @Body() body: unknown,
    @Ip() network: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isTokenLike(token)) throw new LinkUnknown();
    const { consentVersion, language } = (body ?? {}) as { consentVersion?: unknown; language?: unknown };
    const spoken = this.languages.named(language) ?? this.languages.for(request);
    const wish = {
      consentVersion: typeof consentVersion === 'string' ? consentVersion : '',
      language: spoken.language,
    };
    const address = await this.continuations.open(token, wish, network).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      // The page itself says that the link ended, or that a card was entered.
      const words: Record<string, string> = error instanceof LinkUnknown ? {} : wordsOf(error);
      return backToForm(`/continue/${token}`, body, words);
    });
    await reply.redirect(address, HttpStatus.SEE_OTHER);
  }
}
