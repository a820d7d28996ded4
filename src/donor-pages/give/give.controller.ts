import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { Switches } from '../../infrastructure/switches/switches';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from '../settings';
import { giveAddress } from './give-address';
import { givePage, isBoxShown } from './give-page';
import { readGiveRequest } from './give-request';
import { isOpenedByAPerson } from './opened-by-a-person';
import { REMINDER_OPENINGS, type ReminderOpenings } from './reminder-openings';

/** The page for giving: a plain form that works without script, and the donation box in its place where script runs. */
@ApiExcludeController()
@Controller('give')
export class GiveController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    private readonly switches: Switches,
    @Inject(DONOR_PAGES_SETTINGS) private readonly settings: DonorPagesSettings,
    @Inject(REMINDER_OPENINGS) private readonly openings: ReminderOpenings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { newsroom, reminders, newsletter } = this.settings;
    const texts = this.languages.for(request);
    const give = readGiveRequest(request.query as Record<string, unknown>, newsroom);
    const title = give.problem ? texts.page('problemTitle') : texts.page('giveTitle', { newsroom: newsroom.name });
    const content = givePage({ texts, newsroom, give, reminders, newsletter, off: await this.switches.lately() });
    const inLanguage = (language: string) => giveAddress({ ...give.named, ...give.codes }, language);
    const head = isBoxShown(give) && this.layout.boxWords(texts);
    await this.replies.send(reply, this.layout.page({ texts, title, content, head, inLanguage }));
    if (give.named.reminder !== undefined && isOpenedByAPerson(request)) await this.count(give.named.reminder);
  }

  /** The page was sent: nobody waits for the number, and nothing that goes wrong with it shows. */
  private async count(link: string): Promise<void> {
    try {
      await this.openings.opened(link);
    } catch (error) {
      this.log.warn({ error: describeError(error) }, 'That a link of a reminder was opened could not be counted');
    }
  }
}
