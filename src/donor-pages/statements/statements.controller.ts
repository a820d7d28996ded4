import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from '../../infrastructure/pages/file-replies';
import { StatementLimits } from '../../managing/statements/statement-limits';
import { TooManyStatements } from '../../managing/statements/statement-problems';
import { readStatement, typedDays, type StatementAsked } from '../../managing/statements/statement-wish';
import { Statements } from '../../managing/statements/statements';
import { ManageDoor } from '../manage/manage-door';
import { PageLanguages } from '../page-languages';
import { ownStatement } from './own-statement';
import { StatementReplies } from './statement-replies';
import { statementAddress } from './statements-page';

/** What a donor gave, for whoever holds their link. Opening a page changes nothing. */
@ApiExcludeController()
@Controller('manage/:door')
export class StatementsController {
  constructor(
    private readonly door: ManageDoor,
    private readonly languages: PageLanguages,
    private readonly replies: StatementReplies,
    private readonly statements: Statements,
    private readonly limits: StatementLimits,
  ) {}

  @Get('statements')
  async list(@Param('door') door: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visitor = await this.door.visitorOf(door, request);
    if (visitor === null) return this.replies.linkEnded(request, reply);
    const { donorId } = visitor;
    await this.replies.overview(request, reply, { door, donorId });
  }

  @Get('statement')
  async show(
    @Param('door') door: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visitor = await this.door.visitorOf(door, request);
    if (visitor === null) return this.replies.linkEnded(request, reply);
    const { donorId } = visitor;
    const asked = await this.read(query, donorId);
    if ('problem' in asked) return this.replies.overview(request, reply, { door, donorId, asked });
    const { interval, format } = asked;
    const texts = this.languages.for(request);
    const { language } = texts;
    const wish = { donorId, interval, language };
    if (format !== 'page') return sendFile(reply, await this.statements.file(wish, format));
    const content = ownStatement({ texts, door, days: interval, sheet: await this.statements.sheet(wish) });
    const path = statementAddress({ door, days: interval });
    await this.replies.page(reply, { texts, content, path });
  }

  /** What is wrong is said on the page from which it came. */
  private async read(query: Readonly<Record<string, unknown>>, donorId: string): Promise<StatementAsked> {
    const asked = readStatement(query);
    if ('problem' in asked) return asked;
    try {
      await this.limits.spend(donorId);
      return asked;
    } catch (problem) {
      if (!(problem instanceof TooManyStatements)) throw problem;
      return { days: typedDays(query), problem };
    }
  }
}
