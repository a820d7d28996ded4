import { Body, Controller, Headers, HttpCode, HttpStatus, Ip, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isTokenLike } from '../foundation/crypto/token';
import { Problem } from '../foundation/problem/problem';
import { ProblemDocument } from '../foundation/problem/problem-document';
import { validated } from '../foundation/problem/validated';
import { isForm } from '../infrastructure/http/is-form';
import { LinkUnknown } from '../infrastructure/mail/mail-problems';
import { askFromForm, askFromJson, givePageAfter, givePageWith } from './ask-body';
import { AskReminderBody, CancellationBody, ReminderAsked, ReminderStanding, SnoozeBody } from './reminder.dto';
import type { ReminderRow } from './reminder-rows';
import { RemindersService } from './reminders.service';

@ApiTags('Reminders')
@Controller('v1')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Post('reminders')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary: 'Ask to be reminded',
    description:
      'The answer is the same for every address. A mail asks the address for a yes; until then it gets no other.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: AskReminderBody })
  @ApiAcceptedResponse({ type: ReminderAsked })
  @ApiResponse({
    status: 400,
    type: ProblemDocument,
    description: 'A field is wrong; `limitDay` or `limitMinor` has the bound',
  })
  @ApiResponse({ status: 429, type: ProblemDocument, description: 'Too many from this network, or in all' })
  @ApiResponse({ status: 503, type: ProblemDocument, description: 'The server sends no mail' })
  async ask(
    @Body() body: unknown,
    @Headers('content-type') type = '',
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForm(type)) return this.askFromForm(body, address, reply);
    await this.reminders.ask(askFromJson(body), address);
    await reply.send(ASKED);
  }

  private async askFromForm(body: unknown, address: string, reply: FastifyReply): Promise<void> {
    try {
      await this.reminders.ask(askFromForm(body), address);
      await reply.redirect(givePageAfter(body), HttpStatus.SEE_OTHER);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await reply.redirect(givePageWith(error, body), HttpStatus.SEE_OTHER);
    }
  }

  @Post('reminders/:token/confirmation')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Say yes to a reminder, by the link that was mailed' })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiOkResponse({ type: ReminderStanding })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async confirm(@Param('token') token: string, @Headers('content-type') type = '', @Res() reply: FastifyReply) {
    await answer(reply, type, token, await this.reminders.confirm(known(token)), 'confirmed');
  }

  @Post('reminders/:token/snooze')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Put a reminder off' })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: SnoozeBody })
  @ApiOkResponse({ type: ReminderStanding })
  @ApiResponse({ status: 404, type: ProblemDocument })
  @ApiResponse({ status: 409, type: ProblemDocument, description: 'It was stopped' })
  async snooze(
    @Param('token') token: string,
    @Body() body: unknown,
    @Headers('content-type') type = '',
    @Res() reply: FastifyReply,
  ) {
    const { until } = validated(SnoozeBody, body);
    await answer(reply, type, token, await this.reminders.snooze(known(token), until), 'snoozed');
  }

  @Post('reminders/:token/cancellation')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Stop a reminder, or all for ever' })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: CancellationBody })
  @ApiOkResponse({ type: ReminderStanding })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async cancel(
    @Param('token') token: string,
    @Body() body: unknown,
    @Headers('content-type') type = '',
    @Res() reply: FastifyReply,
  ) {
    const { what } = validated(CancellationBody, body);
    await answer(reply, type, token, await this.reminders.cancel(known(token), what), 'cancelled');
  }

  /** RFC 8058: the body is `List-Unsubscribe=One-Click`, and says nothing more. */
  @Post('mail/unsubscribe/:token')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Never be reminded again, in one click of a mail program' })
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiOkResponse({ type: ReminderStanding })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async unsubscribe(@Param('token') token: string, @Res() reply: FastifyReply) {
    await reply.send(standingOf(await this.reminders.cancel(known(token), 'all')));
  }
}

const ASKED: ReminderAsked = { message: 'A mail is on its way to the address, to confirm it.' };

/** A form goes back to its page, which says what was done; a program is told. */
async function answer(
  reply: FastifyReply,
  contentType: string,
  token: string,
  reminder: ReminderRow,
  done: string,
): Promise<void> {
  if (!isForm(contentType)) return void (await reply.send(standingOf(reminder)));
  await reply.redirect(`/reminders/${token}?done=${done}&language=${reminder.language}`, HttpStatus.SEE_OTHER);
}

function standingOf({ state, nextOn }: ReminderRow): ReminderStanding {
  return { state, ...(nextOn !== null && { nextOn }) };
}

/** @throws LinkUnknown for what cannot be one of ours */
function known(token: string): string {
  if (!isTokenLike(token)) throw new LinkUnknown();
  return token;
}
