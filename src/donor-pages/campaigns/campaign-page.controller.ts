import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Switches } from '../../infrastructure/switches/switches';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { campaignPage, hasBox } from './campaign-page';
import { CampaignStandings } from './campaign-standings';
import { campaignTexts } from './campaign-texts';

/** The page of a campaign. A code that is nobody's leads to the page that leads to the form. */
@ApiExcludeController()
@Controller('campaigns')
export class CampaignPageController {
  constructor(
    private readonly standings: CampaignStandings,
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly switches: Switches,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get(':code')
  async show(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const standing = await this.standings.of(code);
    const { newsroom, reminders } = this.settings;
    const texts = this.languages.for(request);
    const { title } = campaignTexts(standing.campaign, texts.language, newsroom);
    const content = campaignPage({ texts, newsroom, standing, reminders, off: await this.switches.lately() });
    const head = hasBox(standing) && this.layout.boxWords(texts);
    const inLanguage = (language: string) => `/campaigns/${code}?language=${language}`;
    await this.replies.send(reply, this.layout.page({ texts, title, content, head, inLanguage }));
  }
}
