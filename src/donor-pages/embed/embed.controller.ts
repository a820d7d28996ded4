import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OWN_RETURN_KEY } from '../../foundation/newsroom/newsroom';
import { WebAssets } from '../../infrastructure/pages/web-assets';
import { Switches } from '../../infrastructure/switches/switches';
import { readGiveRequest } from '../give/give-request';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { embedPage } from './embed-page';

/** The box for a frame on the newsroom's own sites, where a script of ours cannot be placed. */
@ApiExcludeController()
@Controller('embed')
export class EmbedController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly assets: WebAssets,
    private readonly switches: Switches,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get()
  async show(
    @Query('return-to') wished: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { newsroom, reminders } = this.settings;
    const texts = this.languages.for(request);
    const give = readGiveRequest(request.query as Record<string, unknown>, newsroom);
    const returnTo = Object.hasOwn(newsroom.returnAddresses, String(wished)) ? String(wished) : OWN_RETURN_KEY;
    const off = await this.switches.lately();
    const script = this.assets.addressOf('embed.js');
    const content = embedPage({ texts, give, newsroom, off, reminders, returnTo, script });
    const title = texts.page('giveTitle', { newsroom: newsroom.name });
    const page = this.layout.bare({ texts, title, content, head: this.layout.boxWords(texts) });
    await this.replies.sendToFrames(reply, page);
  }
}
