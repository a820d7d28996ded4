import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dayIn, isZone } from '../../../foundation/calendar/local-days';
import { Clock } from '../../../foundation/clock/clock';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import { holds } from '../../../infrastructure/access/roles';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { CsrfToken, SignedIn } from '../../../infrastructure/access/visits';
import { StaffReplies } from '../../../infrastructure/pages/staff-replies';
import { findReport, REPORTS } from '../../definitions/catalogue';
import type { ReportDefinition } from '../../definitions/definition';
import { reportSql } from '../../definitions/report-sql';
import { Exports } from '../../exports/exports';
import { firstRows } from '../../run/first-rows';
import { ReportParameterWrong, UnknownReport } from '../../run/report-problems';
import { Reports } from '../../run/reports.service';
import { ReportTrail } from '../../trail/report-trail';
import type { ReportFormParts } from './report-form';
import { typedIn } from './report-fields';
import { reportListPage } from './report-list-page';
import { refusedReportPage, reportPage } from './report-page';

type Query = Readonly<Record<string, unknown>>;

interface Visitor {
  readonly person: StaffPerson;
  readonly csrfToken: string;
}

/** Reports for people. */
@ApiExcludeController()
@Controller('finance/reports')
export class ReportPagesController {
  constructor(
    private readonly reports: Reports,
    private readonly exports: Exports,
    private readonly trail: ReportTrail,
    private readonly replies: StaffReplies,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  @Get()
  async list(
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const listed = REPORTS.map(({ name }) => ({ name, ...reportSql(name) }));
    const content = reportListPage(listed, holds(person.roles, 'finance-export') ? csrfToken : undefined);
    await this.replies.send(reply, { person, csrfToken, title: 'Reports', active: ACTIVE, content });
  }

  @Get(':name')
  async show(
    @Param('name') name: string,
    @Query() query: Query,
    @SignedIn() person: StaffPerson,
    @CsrfToken() csrfToken: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const definition = findReport(name);
    if (definition === undefined) throw new UnknownReport(REPORTS.map((report) => report.name));
    const { title } = reportSql(name);
    const page = { person, csrfToken, title, active: ACTIVE };
    try {
      const content = await this.read(definition, query, { person, csrfToken });
      await this.replies.send(reply, { ...page, content });
    } catch (error) {
      if (!(error instanceof ReportParameterWrong)) throw error;
      const content = refusedReportPage(title, { ...this.form(definition, query), problem: error });
      await this.replies.send(reply, { ...page, content }, error.status);
    }
  }

  private async read(definition: ReportDefinition, query: Query, { person, csrfToken }: Visitor) {
    const request = this.reports.request(query, definition);
    const read = await firstRows(await this.reports.open(definition, request), SHOWN_ROWS);
    await this.trail.shown(person, read, 'page');
    const { from, to, zone } = request;
    const form = this.form(definition, { ...query, from, to, zone });
    const formats = this.exports.formatsOf(definition.name);
    return reportPage({ form, read, roles: person.roles, formats, csrfToken });
  }

  private form(definition: ReportDefinition, query: Query): ReportFormParts {
    const typed = typedIn(query);
    const zone = typed['zone'] ?? '';
    const today = dayIn(isZone(zone) ? zone : this.newsroom.timeZone, this.clock.now());
    return { definition, typed, today, currencies: this.newsroom.currencies.map(({ currency }) => currency.code) };
  }
}

/** A person reads no more; a file has them all. */
const SHOWN_ROWS = 500;
const ACTIVE = '/finance/reports';
