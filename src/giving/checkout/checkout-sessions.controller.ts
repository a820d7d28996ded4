import { Body, Controller, Headers, HttpStatus, Ip, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import { isForm } from '../../infrastructure/http/is-form';
import { OpenCheckoutSessionBody, OpenedCheckoutSession } from './checkout-session.dto';
import { CheckoutService } from './checkout.service';
import { giftFromForm, giftFromJson } from './gift-body';
import { givePageWith } from './give-page-redirect';

@ApiTags('Giving')
@Controller('v1/checkout-sessions')
export class CheckoutSessionsController {
  constructor(private readonly checkout: CheckoutService) {}

  @Post()
  @ApiOperation({
    summary: 'Open a payment page',
    description:
      'The same attempt with the same body gives the same answer. A form-encoded body (with `amount` as typed instead of ' +
      '`amountMinor`) is answered by 303 to the payment page, or back to /give with what is wrong.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: OpenCheckoutSessionBody })
  @ApiCreatedResponse({ type: OpenedCheckoutSession })
  @ApiResponse({ status: 303, description: 'For a form: to the payment page, or back to /give' })
  @ApiResponse({ status: 400, type: ProblemDocument, description: 'A field is wrong; `limitMinor` has the bound' })
  @ApiResponse({
    status: 409,
    type: ProblemDocument,
    description: '`attempt_reused`, `consent_outdated` or `fee_cover_changed`',
  })
  @ApiResponse({ status: 429, type: ProblemDocument, description: 'Too many from this network, or in all' })
  @ApiResponse({ status: 502, type: ProblemDocument, description: 'Stripe refused' })
  @ApiResponse({
    status: 503,
    type: ProblemDocument,
    description: '`giving_closed`, or Stripe cannot be reached: post the same attempt again after Retry-After',
  })
  async open(
    @Body() body: unknown,
    @Headers('content-type') contentType = '',
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForm(contentType)) return this.openFromForm(body, address, reply);
    const opened = await this.checkout.open(giftFromJson(body), address);
    const answer: OpenedCheckoutSession = { ...opened, expiresAt: opened.expiresAt.toISOString() };
    await reply.status(HttpStatus.CREATED).send(answer);
  }

  private async openFromForm(body: unknown, address: string, reply: FastifyReply): Promise<void> {
    try {
      const { url } = await this.checkout.open(giftFromForm(body), address);
      await reply.redirect(url, HttpStatus.SEE_OTHER);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await reply.redirect(givePageWith(error, body), HttpStatus.SEE_OTHER);
    }
  }
}
