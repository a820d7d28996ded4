import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Clock } from '../../foundation/clock/clock';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import { validated } from '../../foundation/problem/validated';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { SignedIn } from '../../infrastructure/access/visits';
import { closerOf } from '../periods/closer';
import { monthOf, readMonth } from '../periods/month';
import type { PeriodClosing } from '../periods/period-closing.entity';
import { stateOf } from '../periods/period-state';
import { Periods } from '../periods/periods';
import { PeriodDocument, ReopeningBody, ReopeningDocument } from './period.dto';

/** Months of the books that are closed, for programs of the newsroom's own. */
@ApiTags('periods')
@ApiBearerAuth()
@Controller('v1/periods')
export class PeriodsController {
  constructor(
    private readonly periods: Periods,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every closing there ever was, the newest month first' })
  @ApiOkResponse({ type: [PeriodDocument] })
  async list(): Promise<PeriodDocument[]> {
    const now = this.clock.now();
    return (await this.periods.closings()).map((closing) => asDocument(closing, now));
  }

  @Post(':month/closing')
  @ApiOperation({ summary: 'Closes a month: what is heard of it later counts in the first open one' })
  @ApiCreatedResponse({ type: PeriodDocument })
  @ApiResponse({ status: 409, type: ProblemDocument })
  async close(@Param('month') month: string, @SignedIn() person: StaffPerson): Promise<PeriodDocument> {
    return asDocument(await this.periods.close(readMonth(month), closerOf(person)), this.clock.now());
  }

  @Post(':month/reopening')
  @HttpCode(200)
  @ApiOperation({ summary: 'Asks that the last closed month be opened again, or agrees to what somebody else asked' })
  @ApiBody({ type: ReopeningBody })
  @ApiOkResponse({ type: ReopeningDocument })
  @ApiResponse({ status: 409, type: ProblemDocument })
  async reopen(
    @Param('month') month: string,
    @Body() body: unknown,
    @SignedIn() person: StaffPerson,
  ): Promise<ReopeningDocument> {
    const { reason = '' } = validated(ReopeningBody, body ?? {});
    return { state: await this.periods.reopen(readMonth(month), closerOf(person), reason) };
  }
}

function asDocument(closing: PeriodClosing, now: Date): PeriodDocument {
  const { beginsOn, zone, block, closedAt, reopeningAskedAt, reopeningReason, reopenedAt, frozen } = closing;
  return {
    ...{ month: monthOf(beginsOn).name, zone, state: stateOf(closing, now), block, closedAt: closedAt.toISOString() },
    ...{ reopeningAskedAt: reopeningAskedAt?.toISOString() ?? null, reopeningReason },
    reopenedAt: reopenedAt?.toISOString() ?? null,
    reports: frozen.map(({ totals, ...report }) => ({ ...report, totals: [...totals] })),
  };
}
