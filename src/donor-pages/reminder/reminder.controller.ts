import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTokenLike } from '../../foundation/crypto/token';
import { Layout } from '../layout';
import { PageLanguages } from '../page-languages';
import { PageReplies } from '../page-replies';
import { DONE, reminderPage } from './reminder-page';
import { REMINDER_READER, type ReminderReader } from './reminder-reader';

/** Where the links of a reminder's mails lead. Opening one changes nothing: mail scanners open every link there is. */
@ApiExcludeController()
@Controller()
export class ReminderController {
  constructor(
    private readonly languages: PageLanguages,
    private readonly layout: Layout,
    private readonly replies: PageReplies,
    @Inject(REMINDER_READER) private readonly reader: ReminderReader,
  ) {}

  @Get('reminders/:token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const texts = this.languages.for(request);
    const reminder = isTokenLike(token) ? await this.reader.read(token) : null;
    const { done } = request.query as { done?: unknown };
    const content = reminderPage({ texts, token, reminder, done: DONE.find((each) => each === done) });
    const page = this.layout.page({ texts, title: texts.page('reminderTitle'), content });
    await this.replies.send(reply, page, reminder ? 200 : 404);
  }

  /** The address that mail programs post to, opened by a person. */
  @Get('v1/mail/unsubscribe/:token')
  unsubscribe(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(token, request, reply);
  }
}
