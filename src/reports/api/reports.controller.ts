import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProblemDocument } from '../../foundation/problem/problem-document';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { SignedIn } from '../../infrastructure/access/visits';
import { findReport, REPORTS } from '../definitions/catalogue';
import { reportSql } from '../definitions/report-sql';
import { BegunFile } from '../exports/begun-file';
import { EXPORTED, Exports, type ExportedFile } from '../exports/exports';
import { fileHeaders } from '../exports/file-headers';
import { firstRows } from '../run/first-rows';
import { UnknownReport } from '../run/report-problems';
import { Reports } from '../run/reports.service';
import { ReportTrail } from '../trail/report-trail';
import { ListedReport, ReportDocument } from './report.dto';

/** Reports for programs of the newsroom's own. */
@ApiTags('reports')
@ApiBearerAuth()
@Controller('v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: Reports,
    private readonly exports: Exports,
    private readonly trail: ReportTrail,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Which reports there are, and what each counts' })
  @ApiOkResponse({ type: [ListedReport] })
  list(): ListedReport[] {
    return REPORTS.map(({ name, columns, narrowedBy }) => {
      const { title, definition } = reportSql(name);
      const listed = columns.map(({ total: _, standing: __, ...column }) => column);
      return {
        name,
        title,
        definition,
        columns: listed,
        narrowedBy: [...narrowedBy],
        formats: [...this.exports.formatsOf(name)],
      };
    });
  }

  @Get(':name')
  @ApiOperation({ summary: 'A report: its first thousand rows, and the control totals of all' })
  @ApiQuery({
    name: 'from',
    required: false,
    example: '2027-03-01',
    description: 'The first day; this month by default',
  })
  @ApiQuery({ name: 'to', required: false, example: '2027-04-01', description: 'The day after the last' })
  @ApiQuery({ name: 'zone', required: false, description: "The newsroom's by default", example: 'Europe/Amsterdam' })
  @ApiQuery({ name: 'currency', required: false, example: 'EUR' })
  @ApiQuery({ name: 'frequency', required: false, example: 'monthly' })
  @ApiQuery({ name: 'campaign', required: false, example: 'autumn-2027' })
  @ApiQuery({ name: 'as-of', required: false, description: 'Number of a sealed block; the last by default' })
  @ApiOkResponse({ type: ReportDocument })
  @ApiResponse({ status: 400, type: ProblemDocument })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async show(
    @Param('name') name: string,
    @Query() query: Record<string, unknown>,
    @SignedIn() person: StaffPerson,
  ): Promise<ReportDocument> {
    const definition = findReport(name);
    if (definition === undefined) throw new UnknownReport(REPORTS.map((report) => report.name));
    const request = this.reports.request(query, definition);
    const read = await firstRows(await this.reports.open(definition, request), SHOWN_ROWS);
    await this.trail.shown(person, read, 'json');
    const { about, rows, rowCount, totals } = read;
    const named = rows.map((row) =>
      Object.fromEntries(definition.columns.map((column, place) => [column.name, row[place] ?? null])),
    );
    return { about: { ...about, columns: [...about.columns] }, rows: named, rowCount, totals: [...totals] };
  }

  @Get(':name/:format')
  @ApiOperation({
    summary:
      'A report as a file, all of it: csv, xlsx, ndjson or pdf; the ledger as hledger or beancount; bank-statement as xero or quickbooks',
  })
  @ApiProduces(
    'text/csv',
    'application/x-ndjson',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/plain',
  )
  @ApiResponse({
    status: 200,
    description: 'The file',
    headers: {
      'mainstay-as-of-block': {
        description: 'The block of the ledger that it counts up to',
        schema: { type: 'string' },
      },
      'mainstay-ledger-hash': { description: 'Its hash, hex', schema: { type: 'string' } },
      'mainstay-row-count': {
        description: 'Rows to come, where they are known before the first byte: of short reports, and of every PDF',
        schema: { type: 'integer' },
      },
    },
  })
  @ApiResponse({ status: 400, type: ProblemDocument })
  @ApiResponse({ status: 404, type: ProblemDocument })
  async export(
    @Param('name') name: string,
    @Param('format') format: string,
    @Query() query: Record<string, unknown>,
    @SignedIn() person: StaffPerson,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!EXPORTED.includes(name)) throw new UnknownReport(EXPORTED);
    const file = await this.exports.open(name, format, query);
    const begun = await BegunFile.begin(file.chunks);
    await this.trail
      .exported(person, name, { format, file: file.fileName })
      .catch((error: unknown) => begun.abandon(error));
    await reply
      .headers({ ...fileHeaders(file), ...(findReport(name) && rowCount(file)) })
      .type(file.mediaType)
      .send(Readable.from(begun, { objectMode: false }));
  }
}

/** Of a report that was read whole before its first byte: a short one, or a printed one. Others have fewer lines than rows. */
function rowCount({ count }: ExportedFile): Record<string, string> {
  return count.isWhole ? { 'mainstay-row-count': String(count.rows) } : {};
}

/** More belongs into a file. */
const SHOWN_ROWS = 1_000;
