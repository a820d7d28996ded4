import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../foundation/clock/clock';
import { OwnDataReader } from '../../managing/own-data/own-data-reader';
import { ManageDoor } from '../manage/manage-door';
import { ManageReplies } from '../manage/manage-replies';
import { PageLanguages } from '../page-languages';
import type { PageTexts } from '../page-texts';
import { beforeOwnDataPage, ownDataPage } from './own-data-page';
import { OwnReplies, type OwnPage } from './own-replies';

/**
 * Where donors read what is stored about them. A link alone shows nothing: who follows it says so first, and the link is
 * used up by that.
 */
@ApiExcludeController()
@Controller('manage')
export class OwnDataController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly pages: ManageReplies,
    private readonly own: OwnReplies,
    private readonly door: ManageDoor,
    private readonly data: OwnDataReader,
    private readonly clock: Clock,
  ) {}

  @Get(':door/data')
  async show(@Param('door') door: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const visitor = await this.door.visitorOf(door, request);
    const page = pageOf(texts, door);
    if (!(await this.own.mayEnter(reply, page, visitor)) || visitor === null) return;
    const isVisit = visitor.access === 'visit';
    const content = isVisit
      ? ownDataPage(texts, door, await this.data.of(visitor.donorId))
      : beforeOwnDataPage(texts, door);
    await this.own.send(reply, page, content);
  }

  @Post(':door/data')
  async enter(
    @Param('door') asked: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const texts = this.pages.spoken(request, body);
    const { visitor, door } = await this.door.enter(asked, request, reply);
    if (!(await this.own.mayEnter(reply, pageOf(texts, door), visitor))) return;
    await reply.redirect(`/manage/${door}/data?language=${texts.language}`, HttpStatus.SEE_OTHER);
  }

  /** The same for a program. Its name says nothing to whoever sees the folder. */
  @Get(':door/data.json')
  async file(@Param('door') door: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = await this.door.visitorOf(door, request);
    if (visitor?.access !== 'visit') return this.show(door, request, reply);
    const sections = await this.data.of(visitor.donorId);
    const kept = Object.fromEntries(sections.map(({ name, rows }) => [name, rows]));
    await reply
      .headers({
        'content-disposition': 'attachment; filename="data.json"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify({ readAt: this.clock.now(), ...kept }, null, 2)}\n`);
  }
}

function pageOf(texts: PageTexts, door: string): OwnPage {
  return { texts, door, title: texts.page('ownDataTitle'), name: 'data' };
}
