import { Inject, Injectable } from '@nestjs/common';
import { later } from '../../foundation/calendar/local-days';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { findReport, REPORTS } from '../definitions/catalogue';
import type { ReportDefinition } from '../definitions/definition';
import { bankCsv } from '../formats/bank-csv';
import { csvWriter } from '../formats/csv';
import { isReportFormat, REPORT_FORMATS } from '../formats/formats';
import { BEANCOUNT } from '../formats/journals/beancount';
import { HLEDGER } from '../formats/journals/hledger';
import type { JournalDialect } from '../formats/journals/journal';
import { writeJournal } from '../formats/journals/write-journal';
import { blockAsOf } from '../run/block-as-of';
import { nameAsClosed } from '../run/name-as-closed';
import type { ReportAbout } from '../run/reading';
import { UnknownReport } from '../run/report-problems';
import type { ReportRequest } from '../run/report-request';
import { Reports } from '../run/reports.service';
import { Snapshots } from '../run/snapshot';
import { bankPayouts } from './bank-payouts';
import { BANK_OPTIONS, bankOptions, CSV_OPTIONS, csvOptions, takeOptions } from './export-options';
import { BankCurrencyMissing, UnknownFormat } from './export-problems';
import { RowCount } from './row-count';

/** A file while it is made. */
export interface ExportedFile {
  readonly mediaType: string;
  /** Neutral: says which report and days, never of whom. */
  readonly fileName: string;
  readonly asOf: ReportAbout['asOf'];
  /** Rows that are read of the report, or of the one behind a bank statement; transactions of a journal. */
  readonly count: RowCount;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

type Query = Readonly<Record<string, unknown>>;

/** Files of reports, of the ledger as a journal, and of payouts as a bank's statement. */
@Injectable()
export class Exports {
  constructor(
    private readonly reports: Reports,
    private readonly snapshots: Snapshots,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** Formats in which something of this name can be had. */
  formatsOf(name: string): readonly string[] {
    if (name === LEDGER.name) return Object.keys(DIALECTS);
    if (name === BANK_STATEMENT) return PROGRAMS;
    return Object.keys(REPORT_FORMATS);
  }

  /** @throws UnknownReport, UnknownFormat, ReportParameterWrong */
  async open(name: string, format: string, query: Query): Promise<ExportedFile> {
    if (!this.formatsOf(name).includes(format)) throw new UnknownFormat(this.formatsOf(name));
    if (name === LEDGER.name) return this.journal(format, query);
    return name === BANK_STATEMENT
      ? this.bankStatement(format as BankProgram, query)
      : this.report(name, format, query);
  }

  private async report(name: string, format: string, query: Query): Promise<ExportedFile> {
    const definition = findReport(name);
    if (definition === undefined || !isReportFormat(format)) throw new UnknownReport(EXPORTED);
    const { options, rest } = format === 'csv' ? takeOptions(query, CSV_OPTIONS) : { options: {}, rest: query };
    const { mediaType, extension, writer } = REPORT_FORMATS[format];
    const write = format === 'csv' ? csvWriter(csvOptions(options)) : writer;
    const request = this.reports.request(rest, definition);
    const reading = await this.reports.open(definition, request);
    const { asOf } = reading.about;
    const count = new RowCount();
    const chunks = write(count.of(reading));
    return { mediaType, fileName: fileName(name, request, asOf, extension), asOf, count, chunks };
  }

  private async journal(format: string, query: Query): Promise<ExportedFile> {
    const { dialect, extension } = DIALECTS[format] as (typeof DIALECTS)[string];
    const request = this.reports.request(query, LEDGER);
    const { client, release } = await this.snapshots.open();
    try {
      const asOf = await blockAsOf(client, request);
      const ask = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...values])).rows;
      const newsroom = (await nameAsClosed(client, request, asOf)) ?? this.newsroom.name;
      const about = { newsroom, zone: request.zone, from: request.from, to: request.to, asOf };
      const count = new RowCount();
      const chunks = released(writeJournal(ask, about, count.ofJournal(dialect)), release);
      const name = fileName(LEDGER.name, request, asOf, extension);
      return { mediaType: 'text/plain; charset=utf-8', fileName: name, asOf, count, chunks };
    } catch (error) {
      release(error as Error);
      throw error;
    }
  }

  private async bankStatement(program: BankProgram, query: Query): Promise<ExportedFile> {
    const { options, rest } = takeOptions(query, BANK_OPTIONS);
    const payouts = findReport('payout-reconciliation') as ReportDefinition;
    const request = this.reports.request(rest, payouts);
    if (request.currency === '') throw new BankCurrencyMissing();
    const how = { program, currency: request.currency, ...bankOptions(options) };
    // Those that left before and arrived in the interval, as it is known now: a closed month cannot know what arrives later.
    const wider = {
      ...request,
      from: later(request.from, { days: -LONGEST_WAY_DAYS }),
      // An instant payout soon after midnight of the zone arrives on the day before: the bank's days are those of UTC.
      to: later(request.to, { days: 1 }),
    };
    const reading = await this.reports.open({ ...payouts, lateFacts: 'when they happened' }, wider);
    const { asOf } = reading.about;
    const name = fileName(`${BANK_STATEMENT}-${program}-${request.currency}`, request, asOf, 'csv');
    const count = new RowCount();
    const chunks = bankCsv(bankPayouts(count.of(reading), request), how);
    return { mediaType: 'text/csv; charset=utf-8', fileName: name, asOf, count, chunks };
  }
}

/** The ledger itself, which is no report: each of its transactions as a journal of plain-text accounting has it. */
const LEDGER: ReportDefinition = { name: 'ledger', columns: [], narrowedBy: [] };
const DIALECTS: Readonly<Record<string, { dialect: JournalDialect; extension: string }>> = {
  hledger: { dialect: HLEDGER, extension: 'journal' },
  beancount: { dialect: BEANCOUNT, extension: 'beancount' },
};

const BANK_STATEMENT = 'bank-statement';
/** A payout takes days to its bank, and weeks where something is wrong. */
const LONGEST_WAY_DAYS = 60;
const PROGRAMS = ['xero', 'quickbooks'] as const;
type BankProgram = (typeof PROGRAMS)[number];

/** Everything that can be had as a file. */
export const EXPORTED: readonly string[] = [...REPORTS.map(({ name }) => name), LEDGER.name, BANK_STATEMENT];

function fileName(
  name: string,
  { from, to }: ReportRequest,
  { block }: ReportAbout['asOf'],
  extension: string,
): string {
  return `${name}_${from}_${to}_block-${block}.${extension}`;
}

async function* released(
  chunks: AsyncIterable<Uint8Array>,
  release: (error?: Error) => void,
): AsyncGenerator<Uint8Array> {
  let failure: Error | undefined = new Error('The journal was not read to its end');
  try {
    yield* chunks;
    failure = undefined;
  } finally {
    release(failure);
  }
}
