import { Body, Controller, Headers, HttpStatus, NotFoundException, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ValidationFailed } from '../../foundation/problem/validated';
import { SandboxClock } from './sandbox-clock';

/** Moves time in a trial; beside the real Stripe there is nothing at this address. */
@ApiExcludeController()
@Controller('demo/clock')
export class DemoClockController {
  constructor(private readonly clock: SandboxClock) {}

  /** A form goes back to the page it stands on; a program is told the time. */
  @Post()
  async advance(
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isOurs(headers)) throw new NotFoundException();
    const now = await this.clock.advance(secondsOf(body));
    if (headers['content-type']?.startsWith('application/json')) await reply.send({ now: now.toISOString() });
    else await reply.redirect('/', HttpStatus.SEE_OTHER);
  }
}

/**
 * Another site's page cannot move our time. Our own pages send no referrer, so that browsers write "null" for their
 * origin and only Sec-Fetch-Site tells them apart; a program sends neither.
 */
function isOurs(headers: Record<string, string | undefined>): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers['origin'] === undefined : site === 'same-origin';
}

/** @throws ValidationFailed */
function secondsOf(body: unknown): number {
  const { seconds } = (body ?? {}) as { seconds?: unknown };
  const isWhole = /^\d{1,9}$/.test(String(seconds));
  if (!isWhole || Number(seconds) > LONGEST_SECONDS)
    throw new ValidationFailed(`seconds is a whole number from 0 to ${LONGEST_SECONDS}.`, { field: 'seconds' });
  return Number(seconds);
}

/** Ten years of 366 days: beyond it a typing mistake is likelier than a trial, and time does not go back. */
const LONGEST_SECONDS = 10 * 366 * 86_400;
