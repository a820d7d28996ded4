import { Body, Controller, Get, HttpStatus, Inject, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsString, isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../foundation/config/config';
import { validated } from '../../foundation/problem/validated';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { schedulesPage } from './schedules-page';
import { Schedules } from './schedules';

class ScheduleForm {
  @IsString()
  report: string;

  @IsString()
  every: string;
}

/** Which reports one is told of by mail, and where the mailed links lead. */
@ApiExcludeController()
@Controller('finance')
export class SchedulesController {
  constructor(
    private readonly schedules: Schedules,
    private readonly replies: StaffReplies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('schedules')
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('done') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = schedulesPage({
      ...{ schedules: await this.schedules.of(person.id), csrfToken, done: DONE.get(String(done)) },
      mails: this.config.smtp === undefined ? 'off' : 'on',
    });
    await this.replies.send(reply, {
      person,
      csrfToken,
      title: 'Reports by mail',
      active: '/finance/reports',
      content,
    });
  }

  @Post('schedules')
  async want(@SignedIn() { id }: StaffPerson, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { report, every } = validated(ScheduleForm, body);
    await this.schedules.want(id, report, every);
    await reply.redirect('/finance/schedules?done=asked', HttpStatus.SEE_OTHER);
  }

  @Post('schedules/:id/stopping')
  async stop(@SignedIn() person: StaffPerson, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (isUUID(id)) await this.schedules.stop(person.id, id);
    await reply.redirect('/finance/schedules?done=stopped', HttpStatus.SEE_OTHER);
  }

  /** Tells nothing to whoever reads the mail. */
  @Get('mailed/:id')
  async open(@SignedIn() person: StaffPerson, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const mailed = isUUID(id) ? await this.schedules.mailed(person.id, id) : null;
    if (mailed === null) throw new NotFoundException();
    const { report, from, to } = mailed;
    await reply.redirect(`/finance/reports/${report}?${new URLSearchParams({ from, to })}`, HttpStatus.SEE_OTHER);
  }
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['asked', 'You will get a link by mail each time.'],
  ['stopped', 'It comes no more.'],
]);
