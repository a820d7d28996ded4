import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { comparisonForm } from './comparison-form';
import { dashboardPage } from './dashboard-page';
import { DashboardReader } from './dashboard-reader';

/** The first page of the day. */
@ApiExcludeController()
@Controller('finance')
export class DashboardController {
  constructor(
    private readonly dashboard: DashboardReader,
    private readonly replies: StaffReplies,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('done') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = dashboardPage(
      await this.dashboard.read(),
      comparisonForm(csrfToken, { isUnderWay: done === 'comparing' }),
    );
    await this.replies.send(reply, { person, csrfToken, title: 'Dashboard', active: '/finance', content });
  }
}
