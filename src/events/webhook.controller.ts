import { Body, Controller, Headers, HttpCode, HttpStatus, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CONFIG, type Config } from '../foundation/config/config';
import { describeError } from '../infrastructure/logging/describe-error';
import { LOG, type Log } from '../infrastructure/logging/log';
import { eventsReceived, webhooksRefused } from '../infrastructure/metrics/metrics';
import { readEvent } from '../infrastructure/stripe/events/received-event';
import { isSignedByStripe } from '../infrastructure/stripe/events/verify-signature';
import { InboxDrain } from './drain/inbox-drain';
import { InboxService } from './inbox/inbox.service';
import { InboxUnavailable, NotSigned } from './webhook-problems';

/** Verify, store, answer: nothing else happens before Stripe has its 200. */
@ApiTags('Stripe')
@Controller('webhooks/stripe')
export class WebhookController {
  constructor(
    private readonly inbox: InboxService,
    private readonly drain: InboxDrain,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: "Stripe's events",
    description: 'Signed by Stripe. An event may come any number of times and in any order.',
  })
  @ApiHeader({ name: 'stripe-signature', required: true })
  @ApiBody({ schema: { type: 'object', description: "An event of Stripe's API" } })
  @ApiResponse({ status: 200, description: 'Stored, or stored before' })
  @ApiResponse({ status: 400, description: 'Not signed by Stripe, or more than 300 s old or ahead' })
  @ApiResponse({ status: 503, description: 'The database cannot be reached: Stripe tries again' })
  async receive(@Body() body: unknown, @Headers('stripe-signature') signature = ''): Promise<{ received: true }> {
    // Signatures are checked on the wall clock, whatever business time it is.
    const { webhookSecrets } = this.config.stripe;
    if (!Buffer.isBuffer(body) || !isSignedByStripe(body, signature, webhookSecrets, new Date()))
      throw this.notSigned();
    const event = readEvent(body);
    if (event === undefined) throw this.notSigned();
    await this.store(event);
    eventsReceived.inc({ type: event.type });
    this.drain.wake();
    return { received: true };
  }

  private async store(event: NonNullable<ReturnType<typeof readEvent>>): Promise<void> {
    try {
      await this.inbox.store(event);
    } catch (error) {
      this.log.error({ error: describeError(error) }, 'An event could not be stored');
      throw new InboxUnavailable();
    }
  }

  private notSigned(): NotSigned {
    webhooksRefused.inc();
    this.log.warn('A webhook without a good signature was refused');
    return new NotSigned();
  }
}
