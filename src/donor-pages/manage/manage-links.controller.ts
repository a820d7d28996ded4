import { Body, Controller, Headers, HttpCode, HttpStatus, Ip, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import { validated } from '../../foundation/problem/validated';
import { backToForm, wordsOf } from '../../infrastructure/http/back-to-form';
import { isForm } from '../../infrastructure/http/is-form';
import { LinkRequests } from '../../letters/manage/link-requests';
import { AskManageLinkBody, ManageLinkAsked } from './manage-link.dto';

@ApiTags('Managing gifts')
@Controller('v1/manage-links')
export class ManageLinksController {
  constructor(private readonly requests: LinkRequests) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary: 'Ask for the link to one’s gifts',
    description: 'The answer is the same for every address. Only an address that gifts come from gets a mail.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: AskManageLinkBody })
  @ApiAcceptedResponse({ type: ManageLinkAsked })
  @ApiResponse({ status: 400, type: ProblemDocument, description: 'The address cannot be written to' })
  @ApiResponse({ status: 429, type: ProblemDocument, description: 'Too many from this network, or in all' })
  @ApiResponse({ status: 503, type: ProblemDocument, description: 'The server sends no mail' })
  async ask(
    @Body() body: unknown,
    @Headers('content-type') type = '',
    @Ip() network: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForm(type)) return this.askFromForm(body, network, reply);
    await this.requests.ask(validated(AskManageLinkBody, body), network);
    await reply.send(ASKED);
  }

  private async askFromForm(body: unknown, network: string, reply: FastifyReply): Promise<void> {
    try {
      await this.requests.ask(validated(AskManageLinkBody, body), network);
      await reply.redirect(backToForm('/manage', body, { done: 'asked' }), HttpStatus.SEE_OTHER);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await reply.redirect(backToForm('/manage', body, wordsOf(error)), HttpStatus.SEE_OTHER);
    }
  }
}

const ASKED: ManageLinkAsked = { message: 'If gifts come from this address, a mail with the link is on its way.' };
