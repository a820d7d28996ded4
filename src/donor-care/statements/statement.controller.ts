import { Controller, Get, HttpStatus, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../infrastructure/access/visits';
import { sendFile } from '../../infrastructure/pages/file-replies';
import type { Html } from '../../infrastructure/pages/html';
import { StaffErrorPages } from '../../infrastructure/pages/staff-error-pages';
import { StaffReplies } from '../../infrastructure/pages/staff-replies';
import { readStatement } from '../../managing/statements/statement-wish';
import { Statements } from '../../managing/statements/statements';
import { DonorUnknown } from '../care-problems';
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
    const asked = readStatement(query);
    const page = (content: Html, status: number = HttpStatus.OK): Promise<void> =>
      this.replies.send(reply, { person, csrfToken, title: 'Donor care', active: '/care', content }, status);
    if ('problem' in asked) {
      const { days, problem } = asked;
      if (!this.errorPages.areWanted(request)) throw problem;
      const { languages } = this.care;
      return page(askAgainPage({ donorId, days, language, languages, problem }), problem.status);
    }
    const { interval, format } = asked;
    const wish = { donorId, interval, language };
    await this.care.note(person, wish, format);
    if (format !== 'page') return sendFile(reply, await this.statements.file(wish, format));
    return page(statementForStaff({ donorId, days: interval, language }, await this.statements.sheet(wish)));
  }
}
