import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { ask } from '../../queries/ask';
import { Snapshots } from '../../run/snapshot';
import { experimentsPage, type VariantRow } from './experiments-page';

/** What was tried in the box, and what came of it. */
@ApiExcludeController()
@Controller('finance/experiments')
export class ExperimentsController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly replies: StaffReplies,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.snapshots.with((client) => ask<VariantRow>(client, 'experiments', {}));
    const content = experimentsPage(rows, this.newsroom.experiment);
    await this.replies.send(reply, {
      person,
      csrfToken,
      title: 'Experiments',
      active: '/finance/experiments',
      content,
    });
  }
}
