import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FORMER_SYSTEMS, type FormerSystems } from '../../managing/former-systems/former-systems';
import { ManagedGifts } from '../../managing/gifts/managed-gifts';
import { DebitsUnderWay } from '../../managing/gifts/debits-under-way';
import { ErasureRequests } from '../../managing/leaving/erasure-requests';
import { Leaving } from '../../managing/leaving/leaving';
import type { Visitor } from '../../managing/visits/manage-visits';
import { Layout } from '../layout';
import { ManageDoor } from '../manage/manage-door';
import { ManageReplies } from '../manage/manage-replies';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import type { PageTexts } from '../page-texts';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { erasePage } from './erase-page';
import { erasurePage } from './erasure-page';
import { OwnReplies, type OwnPage } from './own-replies';
import { toErasure } from './to-erasure';

/** Where donors have themselves erased. Opening a page changes nothing: mail scanners open all links. */
@ApiExcludeController()
@Controller('manage')
export class LeavingController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly pages: ManageReplies,
    private readonly own: OwnReplies,
    private readonly door: ManageDoor,
    private readonly gifts: ManagedGifts,
    private readonly leaving: Leaving,
    private readonly debits: DebitsUnderWay,
    private readonly requests: ErasureRequests,
    @Inject(FORMER_SYSTEMS) private readonly former: FormerSystems,
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

  @Get(':door/erase')
  async show(@Param('door') door: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const visitor = await this.door.visitorOf(door, request);
    if (await this.isUnderWay(reply, visitor, texts)) return;
    const page = pageOf(texts, door);
    if (!(await this.own.mayEnter(reply, page, visitor))) return;
    const donorId = visitor?.donorId ?? '';
    const [gifts, elsewhere] = [await this.gifts.of(donorId), await this.former.agreementsOf(donorId)];
    const underWay = await this.debits.of(donorId);
    const { statementDescriptor } = this.settings.newsroom;
    await this.own.send(reply, page, erasePage({ texts, door, gifts, elsewhere, underWay, statementDescriptor }));
  }

  /** The button: from here on it goes on by itself. */
  @Post(':door/erase')
  async ask(
    @Param('door') asked: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const texts = this.pages.spoken(request, body);
    const { visitor, door } = await this.door.enter(asked, request, reply);
    if (await this.isUnderWay(reply, visitor, texts)) return;
    if (!(await this.own.mayEnter(reply, pageOf(texts, door), visitor)) || visitor === null) return;
    await toErasure(reply, await this.leaving.ask(visitor.donorId, texts.language), texts.language);
  }

  private async isUnderWay(reply: FastifyReply, visitor: Visitor | null, texts: PageTexts): Promise<boolean> {
    const id = visitor && (await this.requests.underWay(visitor.donorId));
    if (id !== null) await toErasure(reply, id, texts.language);
    return id !== null;
  }
}

function pageOf(texts: PageTexts, door: string): OwnPage {
  return { texts, door, title: texts.page('eraseTitle'), name: 'erase' };
}
