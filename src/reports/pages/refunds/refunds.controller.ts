import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dayIn, later } from '../../../foundation/calendar/local-days';
import { Clock } from '../../../foundation/clock/clock';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { findReport } from '../../definitions/catalogue';
import type { ReportDefinition } from '../../definitions/definition';
import { Reports } from '../../run/reports.service';
import { ReportTrail } from '../../trail/report-trail';
import { StripePages } from '../words/stripe-pages';
import { MOST_LINES, refundsPage } from './refunds-page';
import { linesOf, readRegister } from './register';

/** What was given back or taken back, and what has to be answered by when. */
@ApiExcludeController()
@Controller('finance/refunds')
export class RefundsController {
  constructor(
    private readonly reports: Reports,
    private readonly trail: ReportTrail,
    private readonly stripe: StripePages,
    private readonly replies: StaffReplies,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { timeZone: zone } = this.newsroom;
    const today = dayIn(zone, this.clock.now());
    const interval = { from: firstDay(today), to: later(today, { days: 1 }), zone };
    const request = this.reports.request(interval, REGISTER);
    const reading = await this.reports.open(REGISTER, request);
    const register = await readRegister(reading, MOST_LINES);
    await this.trail.shown(person, { about: reading.about, rows: linesOf(register) }, 'page');
    const content = refundsPage({ register, today, ...interval, atStripe: (id) => this.stripe.link(id) });
    const title = 'Refunds and disputes';
    await this.replies.send(reply, { person, csrfToken, title, active: '/finance/refunds', content });
  }
}

const REGISTER = findReport('refunds-and-disputes') as ReportDefinition;

/** This year's; early in a year, also what may still be open of the last. */
function firstDay(today: string): string {
  const [year, lately] = [`${today.slice(0, 4)}-01-01`, `${later(today, { months: -3 }).slice(0, 7)}-01`];
  return year < lately ? year : lately;
}
