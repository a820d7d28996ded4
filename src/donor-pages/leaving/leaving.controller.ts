import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../../infrastructure/pages/html';
import { ManagedGifts } from '../../managing/gifts/managed-gifts';
import { ErasureRequests } from '../../managing/leaving/erasure-requests';
import { Leaving } from '../../managing/leaving/leaving';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import type { PageTexts } from '../page-texts';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { erasePage } from './erase-page';
import { erasurePage } from './erasure-page';
import { endedLinkPage, freshLinkPage } from './fresh-link-page';
import { LeavingDoor, type LeavingVisitor } from './leaving-door';

/** Where donors have themselves erased. Opening a page changes nothing: mail scanners open all links. */
@ApiExcludeController()
@Controller('manage')
export class LeavingController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly door: LeavingDoor,
    private readonly gifts: ManagedGifts,
    private readonly leaving: Leaving,
    private readonly requests: ErasureRequests,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  /** How far it is, for whoever asked. */
  @Get('erasure/:id')
  async follow(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const state = isUUID(id) ? await this.requests.stateOf(id) : null;
    const inLanguage = (language: string): string => `/manage/erasure/${id}?language=${language}`;
    const page = this.layout.page({
      ...{ texts, title: texts.page('erasureTitle'), content: erasurePage(texts, id, state) },
      ...(state !== null && { inLanguage }),
    });
    await this.replies.send(reply, page, state === null ? HttpStatus.NOT_FOUND : HttpStatus.OK);
  }

  @Get(':token/erase')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const visitor = await this.door.visitorOf(token);
    const underWay = visitor && (await this.requests.underWay(visitor.donorId));
    if (underWay !== null) return toErasure(reply, underWay, texts.language);
    await this.answer(reply, { texts, token, visitor });
  }

  /** The button: from here on it goes on by itself. */
  @Post(':token/erase')
  async ask(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { language } = (body ?? {}) as { language?: unknown };
    const texts = this.languages.named(language) ?? this.languages.for(request);
    const visitor = await this.door.visitorOf(token);
    if (!visitor?.isFresh) return this.answer(reply, { texts, token, visitor });
    await toErasure(reply, await this.leaving.ask(visitor.donorId, texts.language), texts.language);
  }

  private async answer(
    reply: FastifyReply,
    { texts, token, visitor }: { texts: PageTexts; token: string; visitor: LeavingVisitor | null },
  ): Promise<void> {
    const title = texts.page('eraseTitle');
    const inLanguage = (language: string): string => `/manage/${token}/erase?language=${language}`;
    const send = (content: Html, status: HttpStatus): Promise<void> => {
      const parts = { texts, title, content, ...(visitor !== null && { inLanguage }) };
      return this.replies.send(reply, this.layout.page(parts), status);
    };
    if (visitor === null) return send(endedLinkPage(texts), HttpStatus.NOT_FOUND);
    if (!visitor.isFresh) return send(freshLinkPage(texts, title), HttpStatus.FORBIDDEN);
    const gifts = await this.gifts.of(visitor.donorId);
    const { statementDescriptor } = this.settings.newsroom;
    await send(erasePage({ texts, door: token, gifts, statementDescriptor }), HttpStatus.OK);
  }
}

async function toErasure(reply: FastifyReply, id: string, language: string): Promise<void> {
  await reply.redirect(`/manage/erasure/${id}?language=${language}`, HttpStatus.SEE_OTHER);
}
