import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTokenLike } from '../../foundation/crypto/token';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { LinkUnknown } from '../../infrastructure/mail/mail-problems';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { ManagePortal } from '../../managing/gifts/manage-portal';
import { formProblem } from '../failure-notice';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { askLinkPage, ASK_LINK_DONE } from './ask-link-page';
import { managePage } from './manage-page';

/** Where donors see, change and stop their recurring gifts. Opening a page changes nothing: mail scanners open all links. */
@ApiExcludeController()
@Controller('manage')
export class ManageController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly portal: ManagePortal,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const { done } = request.query as { done?: unknown };
    const content = askLinkPage({
      texts,
      done: ASK_LINK_DONE.find((each) => each === done),
      problem: formProblem(request.query),
    });
    const inLanguage = (language: string): string => `/manage?language=${language}`;
    await this.replies.send(
      reply,
      this.layout.page({ texts, title: texts.page('manageAskTitle'), content, inLanguage }),
    );
  }

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const gifts = isTokenLike(token) ? await this.portal.read(token) : null;
    const { problem } = request.query as { problem?: unknown };
    const content = managePage({ texts, token, gifts, problem: PROBLEMS.find((each) => each === problem) });
    const inLanguage = (language: string): string => `/manage/${token}?language=${language}`;
    const page = this.layout.page({
      ...{ texts, title: texts.page('manageTitle'), content },
      ...(gifts && { inLanguage }),
    });
    await this.replies.send(reply, page, gifts ? HttpStatus.OK : HttpStatus.NOT_FOUND);
  }

  /** Opens Stripe's page for one gift. */
  @Post(':token')
  async open(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contribution, language } = (body ?? {}) as { contribution?: unknown; language?: unknown };
    const spoken = this.languages.named(language) ?? this.languages.for(request);
    const back = (problem: string): string =>
      `/manage/${token}?${new URLSearchParams({ language: spoken.language, problem })}`;
    if (!isTokenLike(token)) throw new LinkUnknown();
    const address = await this.addressOf(token, contribution, spoken.language, back);
    await reply.redirect(address, HttpStatus.SEE_OTHER);
  }

  private async addressOf(
    token: string,
    contribution: unknown,
    language: string,
    back: (problem: string) => string,
  ): Promise<string> {
    try {
      if (!isUUID(contribution)) throw new LinkUnknown();
      return await this.portal.open(token, String(contribution), language);
    } catch (error) {
      // The page itself says that the link ended, or that the gift is over.
      if (error instanceof LinkUnknown) return back('');
      if (!(error instanceof StripeFailure)) throw error;
      this.log.error({ code: error.code, requestId: error.requestId }, "Stripe's page for a gift could not be opened");
      return back('portal_unavailable');
    }
  }
}

const PROBLEMS = ['portal_unavailable'] as const;
