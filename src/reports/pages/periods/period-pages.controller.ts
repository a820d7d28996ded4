import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../foundation/clock/clock';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import { Problem } from '../../../foundation/problem/problem';
import { StaffNames } from '../../../infrastructure/access/staff-names';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { closerOf } from '../../periods/closer';
import type { DifferingReport } from '../../periods/frozen';
import { readMonth, type Month } from '../../periods/month';
import type { PeriodClosing } from '../../periods/period-closing.entity';
import { PeriodUnknown } from '../../periods/period-problems';
import { Periods } from '../../periods/periods';
import { Snapshots } from '../../run/snapshot';
import { ClosingRuns } from '../../runs/closing-runs';
import { Runs } from '../../runs/runs';
import { whereTo } from '../runs/where-to';
import { tiesLight, tiesNow } from '../words/ties';
import { periodPage } from './period-page';
import { idsIn } from './period-words';
import { periodsPage } from './periods-page';

/** Who looks, and what their forms send along. */
interface Visitor {
  readonly person: StaffPerson;
  readonly csrfToken: string;
}

/** Closing months of the books, and opening them again. */
@ApiExcludeController()
@Controller('finance/periods')
export class PeriodPagesController {
  constructor(
    private readonly periods: Periods,
    private readonly closings: ClosingRuns,
    private readonly runs: Runs,
    private readonly snapshots: Snapshots,
    private readonly staff: StaffNames,
    private readonly replies: StaffReplies,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get()
  async list(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query() { done, month }: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const words = DONE.get(String(done));
    const about = /^\d{4}-\d{2}$/.test(String(month)) ? String(month) : 'The month';
    await this.sendList(reply, { person, csrfToken }, { done: words && `${about} ${words}` });
  }

  @Get(':month')
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('month') month: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendOne(reply, { person, csrfToken }, readMonth(month), undefined);
  }

  @Post(':month/closing')
  async close(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('month') month: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attempt(reply, { person, csrfToken }, async () =>
      whereTo(this.runs, await this.closings.begin(person, readMonth(month)), person.id),
    );
  }

  @Post(':month/reopening')
  async reopen(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('month') month: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const said = (body as { reason?: unknown } | null)?.reason;
    const reason = typeof said === 'string' ? said : '';
    await this.attempt(
      reply,
      { person, csrfToken },
      async () => doneAddress(await this.periods.reopen(readMonth(month), closerOf(person), reason), month),
      reason,
    );
  }

  @Post(':month/comparison')
  async compare(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('month') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const month = readMonth(name);
    const differing = await this.periods.differing(await this.closingOf(month));
    await this.sendOne(reply, { person, csrfToken }, month, differing);
  }

  /** What is refused comes back on the page, with what was typed. @param what returns where to go on */
  private async attempt(
    reply: FastifyReply,
    visitor: Visitor,
    what: () => Promise<string>,
    reason?: string,
  ): Promise<void> {
    try {
      await reply.redirect(await what(), HttpStatus.SEE_OTHER);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.sendList(reply, visitor, { problem: error.message, reason }, error.status);
    }
  }

  private async sendList(
    reply: FastifyReply,
    visitor: Visitor,
    words: { done?: string | undefined; problem?: string; reason?: string | undefined },
    status = 200,
  ): Promise<void> {
    const [closings, next] = [await this.periods.closings(), await this.periods.next()];
    const ties = await this.snapshots.with(tiesNow);
    const now = this.clock.now();
    const content = periodsPage({
      ...{ closings, next, isNextOver: this.periods.isOver(next), names: await this.staff.of(idsIn(closings)) },
      ...{ ties: tiesLight(ties, now), unsealed: ties.unsealed, zone: this.newsroom.timeZone, now },
      ...{ ...visitor, done: words.done, problem: words.problem, reason: words.reason },
    });
    await this.replies.send(reply, { ...visitor, title: 'Periods', active: ACTIVE, content }, status);
  }

  private async sendOne(
    reply: FastifyReply,
    visitor: Visitor,
    month: Month,
    differing: readonly DifferingReport[] | undefined,
  ): Promise<void> {
    const closing = await this.closingOf(month);
    const content = periodPage({ closing, names: await this.staff.of(idsIn([closing])), differing, ...visitor });
    await this.replies.send(reply, { ...visitor, title: `Period ${month.name}`, active: ACTIVE, content });
  }

  /** The one that holds. */
  private async closingOf({ beginsOn }: Month): Promise<PeriodClosing> {
    const all = await this.periods.closings();
    const closing = all.find((each) => each.beginsOn === beginsOn && each.reopenedAt === null);
    if (closing === undefined) throw new PeriodUnknown();
    return closing;
  }
}

const ACTIVE = '/finance/periods';

function doneAddress(done: string, month: string): string {
  return `/finance/periods?done=${done}&month=${encodeURIComponent(month)}`;
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['closed', 'is closed: its totals and hashes are frozen.'],
  ['asked', 'stays closed until somebody else who may export agrees to open it.'],
  ['open', 'is open again, and can be closed anew.'],
]);
