import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { AuditReader } from '../../infrastructure/audit/audit-reader';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { People } from '../people/people';
import { auditPage } from './audit-page';

/** What people did. */
@ApiExcludeController()
@Controller('staff/audit')
export class AuditController {
  constructor(
    private readonly log: AuditReader,
    private readonly people: People,
    private readonly replies: StaffReplies,
  ) {}

  @Get()
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Query('before') asked: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = typeof asked === 'string' && /^\d{1,18}$/.test(asked) ? asked : undefined;
    // One more than is shown tells whether there are older ones.
    const found = await this.log.latest({ limit: LINES + 1, ...(before !== undefined && { before }) });
    const names = new Map((await this.people.list()).map(({ id, address }) => [id, address]));
    const content = auditPage({
      ...{ lines: found.slice(0, LINES), more: found.length > LINES, names },
      verdict: before === undefined ? await this.log.verify() : undefined,
    });
    await this.replies.send(reply, { person, csrfToken, title: 'Audit log', active: '/staff/audit', content });
  }
}

const LINES = 50;
