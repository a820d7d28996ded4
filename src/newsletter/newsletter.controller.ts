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
import { backToForm, wordsOf } from '../infrastructure/http/back-to-form';
import { isForm } from '../infrastructure/http/is-form';
import { LinkUnknown } from '../infrastructure/mail/mail-problems';
import { NewsletterNotOffered } from './newsletter-problems';
import { AskNewsletterBody, NewsletterAsked, NewsletterStanding } from './newsletter.dto';
import { AskNewsletterForm } from './newsletter.form';
import { NewsletterService } from './newsletter.service';

@ApiTags('Newsletter')
@Controller('v1/newsletter-requests')
export class NewsletterController {
  constructor(private readonly newsletter: NewsletterService) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary: 'Ask for the weekly newsletter',
    description:
      'The answer is the same for every address. A mail asks the address for a yes; without it nothing is sent there.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: AskNewsletterBody })
  @ApiAcceptedResponse({ type: NewsletterAsked })
  @ApiResponse({ status: 400, type: ProblemDocument, description: 'A field is wrong' })
  @ApiResponse({ status: 404, type: ProblemDocument, description: 'This newsroom offers no newsletter' })
  @ApiResponse({ status: 409, type: ProblemDocument, description: 'The privacy policy has changed' })
  @ApiResponse({ status: 429, type: ProblemDocument, description: 'Too many from this network, or in all' })
  @ApiResponse({ status: 503, type: ProblemDocument, description: 'The server sends no mail' })
  async ask(
    @Body() body: unknown,
    @Headers('content-type') type = '',
    @Ip() network: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForm(type)) return this.askFromForm(body, network, reply);
    await this.newsletter.ask(validated(AskNewsletterBody, body), network);
    await reply.send(ASKED);
  }

  private async askFromForm(body: unknown, network: string, reply: FastifyReply): Promise<void> {
    try {
      const { consentVersion = '', ...rest } = validated(AskNewsletterForm, body);
      await this.newsletter.ask({ ...rest, consentVersion }, network);
      await reply.redirect(backToForm('/newsletter', body, { done: 'asked' }), HttpStatus.SEE_OTHER);
    } catch (error) {
      // Where nothing is offered there is no form to go back to.
      if (!(error instanceof Problem) || error instanceof NewsletterNotOffered) throw error;
      await reply.redirect(backToForm('/newsletter', body, wordsOf(error)), HttpStatus.SEE_OTHER);
    }
  }

  @Post(':token/confirmation')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Say yes to the newsletter, by the link that was mailed' })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiOkResponse({ type: NewsletterStanding })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async confirm(
    @Param('token') token: string,
    @Headers('content-type') type = '',
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isTokenLike(token)) throw new LinkUnknown();
    const { language } = await this.newsletter.confirm(token);
    if (isForm(type)) await reply.redirect(`/newsletter/${token}?language=${language}`, HttpStatus.SEE_OTHER);
    else await reply.send(CONFIRMED);
  }
}

const ASKED: NewsletterAsked = { message: 'A mail is on its way to the address, to confirm it.' };
const CONFIRMED: NewsletterStanding = { state: 'confirmed' };
