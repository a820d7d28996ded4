import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { giveAddress } from './give-address';
import { givePage } from './give-page';
import { readGiveRequest } from './give-request';

/** The page for giving: a plain form that works without script, and the donation box in its place where script runs. */
@ApiExcludeController()
@Controller('give')
export class GiveController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { newsroom, reminders, newsletter } = this.settings;
    const texts = this.languages.for(request);
    const give = readGiveRequest(request.query as Record<string, unknown>, newsroom);
    const title = give.problem ? texts.page('problemTitle') : texts.page('giveTitle', { newsroom: newsroom.name });
    const content = givePage({ texts, newsroom, give, reminders, newsletter });
    const inLanguage = (language: string) => giveAddress(give.named, language);
    await this.replies.send(reply, this.layout.page({ texts, title, content, inLanguage }));
  }
}
