import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import { FreshLinks } from '../../managing/visits/fresh-links';
import { formProblem } from '../failure-notice';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { askLinkPage } from './ask-link-page';
import { ManageDoor, VISIT } from './manage-door';
import { MANAGE_DONE } from './manage-notice';
import { ManageReplies } from './manage-replies';

/** Where donors see their recurring gifts. Opening a page changes nothing: mail scanners open all links. */
@ApiExcludeController()
@Controller('manage')
export class ManageController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly door: ManageDoor,
    private readonly pages: ManageReplies,
    private readonly freshLinks: FreshLinks,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const { done } = request.query as { done?: unknown };
    const content = askLinkPage({ texts, isAsked: done === 'asked', problem: formProblem(request.query) });
    const inLanguage = (language: string): string => `/manage?language=${language}`;
    await this.replies.send(
      reply,
      this.layout.page({ texts, title: texts.page('manageAskTitle'), content, inLanguage }),
    );
  }

  @Get(':door')
  async show(@Param('door') door: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { done, problem } = request.query as { done?: unknown; problem?: unknown };
    const visitor = await this.door.visitorOf(door, request);
    await this.pages.gifts(request, reply, {
      ...{ door, visitor, done: MANAGE_DONE.find((each) => each === done) },
      problem: typeof problem === 'string' ? { code: problem, details: {} } : undefined,
    });
  }

  /** A link with which everything can be changed, to the donor's own address. */
  @Post(':door/fresh-link')
  async askFresh(
    @Param('door') door: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { language } = this.pages.spoken(request, body);
    const back = (words: Record<string, string>): string =>
      `/manage/${door}?${new URLSearchParams({ language, ...words })}`;
    try {
      const visitor = await this.door.visitorOf(door, request);
      if (visitor !== null) await this.freshLinks.ask(visitor, request.ip, language);
      await reply.redirect(back({ done: 'fresh-link' }), HttpStatus.SEE_OTHER);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await reply.redirect(back({ problem: error.code }), HttpStatus.SEE_OTHER);
    }
  }

  @Post(`${VISIT}/end`)
  async leave(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.door.leave(request, reply);
    const { language } = this.pages.spoken(request, body);
    await reply.redirect(`/manage?language=${language}`, HttpStatus.SEE_OTHER);
  }
}
