import { Controller, Get, HttpStatus, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problem/problem';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { sendFile } from '../../infrastructure/pages/file-replies';
import type { Html } from '../../infrastructure/pages/html';
import { StaffErrorPages } from '../../infrastructure/pages/staff-error-pages';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { readInterval } from '../../managing/statements/statement-interval';
import { readFormat } from '../../managing/statements/statement-wish';
import { Statements } from '../../managing/statements/statements';
import { DonorUnknown } from '../care-problems';
import { fieldOf } from '../reason';
import { CareStatements } from './care-statements';
import { askAgainPage, statementForStaff } from './statement-pages';

/** A donor's statement, for whoever answers their letter. Looking changes nothing but the audit log. */
@ApiExcludeController()
@Controller('care')
export class StatementController {
  constructor(
    private readonly care: CareStatements,
    private readonly statements: Statements,
    private readonly replies: StaffReplies,
    private readonly errorPages: StaffErrorPages,
  ) {}

  @Get('donors/:id/statement')
  async show(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Param('id') donorId: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isUUID(donorId)) throw new DonorUnknown();
    const language = await this.care.languageFor(donorId, query['language']);
    const asked = this.read(query);
    const page = (content: Html, status: number = HttpStatus.OK): Promise<void> =>
      this.replies.send(reply, { person, csrfToken, title: 'Donor care', active: '/care', content }, status);
    if (asked instanceof Problem) {
      if (!this.errorPages.areWanted(request)) throw asked;
      return page(this.askAgain(donorId, { query, language, problem: asked }), asked.status);
    }
    const { interval, format } = asked;
    const wish = { donorId, interval, language };
    await this.care.note(person, wish, format);
    if (format !== 'page') return sendFile(reply, await this.statements.file(wish, format));
    return page(statementForStaff({ donorId, days: interval, language }, await this.statements.sheet(wish)));
  }

  private read(query: Record<string, unknown>) {
    try {
      return { interval: readInterval(query), format: readFormat(query['format']) };
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  private askAgain(
    donorId: string,
    { query, language, problem }: { query: Record<string, unknown>; language: string; problem: Problem },
  ): Html {
    const days = { from: fieldOf(query, 'from') ?? '', until: fieldOf(query, 'until') ?? '' };
    return askAgainPage({ donorId, days, language, languages: this.care.languages, problem });
  }
}
