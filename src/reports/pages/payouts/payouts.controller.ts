import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { lastBlock } from '../../run/block-as-of';
import { Snapshots } from '../../run/snapshot';
import { StripePages } from '../words/stripe-pages';
import { payoutPage } from './payout-page';
import { payoutLines, payouts } from './payout-rows';
import { PayoutUnknown } from './payout-unknown';
import { payoutsPage } from './payouts-page';

/** What went to the bank, and of what it is made. */
@ApiExcludeController()
@Controller('finance/payouts')
export class PayoutsController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly stripe: StripePages,
    private readonly replies: StaffReplies,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get()
  async list(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('before') asked: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = typeof asked === 'string' && ID.test(asked) ? asked : '';
    // One more than is shown tells whether there are older ones.
    const found = await this.snapshots.with((client) => payouts(client, { ...this.place(), limit: SHOWN + 1, before }));
    const content = payoutsPage({
      ...{ payouts: found.slice(0, SHOWN), more: found.length > SHOWN, isFirst: before === '' },
    });
    await this.replies.send(reply, { person, csrfToken, title: 'Payouts', active: ACTIVE, content });
  }

  @Get(':id')
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!ID.test(id)) throw new PayoutUnknown();
    const content = await this.snapshots.with(async (client) => {
      const asOf = (await lastBlock(client)).block;
      const [payout] = await payouts(client, { ...this.place(), limit: 1, id });
      if (payout === undefined) return undefined;
      const lines = await payoutLines(client, id, asOf, SHOWN_LINES);
      return payoutPage({ payout, lines, asOf, ...this.place(), atStripe: this.stripe.link(id) });
    });
    if (content === undefined) throw new PayoutUnknown();
    await this.replies.send(reply, { person, csrfToken, title: `Payout ${id}`, active: ACTIVE, content });
  }

  private place() {
    return { zone: this.newsroom.timeZone };
  }
}

/** As Stripe makes them. */
const ID = /^[\w-]{1,255}$/;
const SHOWN = 50;
const SHOWN_LINES = 1_000;
const ACTIVE = '/finance/payouts';
