import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import type { LateFacts, ReportDefinition } from '../definitions/definition';
import { reportSql, withValues } from '../definitions/report-sql';
import { blockAsOf } from './block-as-of';
import { copyRows } from './copy-rows';
import { nameAsClosed } from './name-as-closed';
import type { ReportAbout, ReportReading, ReportRow } from './reading';
import { readReportRequest, type ReportRequest } from './report-request';
import { Snapshots } from './snapshot';
import { Totals } from './totals';
import { refuseUnknown } from './unknown-to-books';

/** Makes reports: each a function of the sealed ledger and of what was asked for, and of nothing else. */
@Injectable()
export class Reports {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** What a query asks for; what it does not say is the newsroom's. @throws ReportParameterWrong naming the field */
  request(query: Readonly<Record<string, unknown>>, definition: ReportDefinition): ReportRequest {
    return readReportRequest(query, definition, { zone: this.newsroom.timeZone, now: this.clock.now() });
  }

  /**
   * Opens a report and begins to read it. Its rows come while they are read; the connection is given back after the last
   * one, or when the reader stops. @throws ReportParameterWrong for a block that is not sealed yet, and what nobody knows of
   */
  async open(definition: ReportDefinition, request: ReportRequest): Promise<ReportReading> {
    const { client, release } = await this.snapshots.open();
    try {
      await refuseUnknown(client, request, this.newsroom);
      const about = await this.about(client, definition, request);
      const totals = new Totals(definition);
      let isWhole = false;
      const batches = rowsOf(client, definition, { ...request, as_of: about.asOf.block }, (rows) =>
        rows.forEach((row) => totals.add(row)),
      );
      return {
        about,
        batches: released(batches, release, () => (isWhole = true)),
        totals: () => {
          if (!isWhole) throw new Error('A report was asked for its totals before it was read');
          return totals.totals();
        },
      };
    } catch (error) {
      release(error as Error);
      throw error;
    }
  }

  private async about(
    client: PoolClient,
    { name, columns, lateFacts = 'in the first open month' }: ReportDefinition,
    request: ReportRequest,
  ): Promise<ReportAbout> {
    const { title, definition } = reportSql(name);
    const { from, to, zone, currency, frequency, campaign } = request;
    const asOf = await blockAsOf(client, request, lateFacts);
    return {
      ...{
        name,
        title,
        definition: `${definition} ${LATE[lateFacts]}`,
        newsroom: (await nameAsClosed(client, request, asOf)) ?? this.newsroom.name,
        zone,
        from,
        to,
      },
      ...{ currency: currency || null, frequency: frequency || null, campaign: campaign || null },
      asOf,
      rules: RULES,
      columns: columns.map(({ total: _, standing: __, ...column }) => column),
    };
  }
}

/** What is said of what became known after its month was closed. */
const LATE: Readonly<Record<LateFacts, string>> = {
  'in the first open month':
    'What became known after its month was closed counts on the first day of the first month that was open then: see late facts. A closed month is told as of the block with which it was closed.',
  'when they happened':
    'What became known after its month was closed counts here when it happened all the same, and a closed month is told as of the last block like any other.',
};

/** Moves whenever a report counts something otherwise than before. */
const RULES = '1';

async function* rowsOf(
  client: PoolClient,
  { name, columns }: ReportDefinition,
  values: Omit<ReportRequest, 'asOf'> & { as_of: string },
  see: (rows: readonly ReportRow[]) => void,
): AsyncGenerator<readonly ReportRow[]> {
  const { from, to, zone, currency, frequency, campaign, as_of } = values;
  const query = withValues(reportSql(name).query, { from, to, zone, currency, frequency, campaign, as_of });
  const chunks: AsyncIterable<Buffer> = client.query(copyTo(`copy (${query}) to stdout`));
  for await (const rows of copyRows(chunks, columns)) {
    see(rows);
    yield rows;
  }
}

/** The connection goes back when the last row was read, and is closed when reading stopped before. */
async function* released<T>(
  batches: AsyncIterable<T>,
  release: (error?: Error) => void,
  whole: () => void,
): AsyncGenerator<T> {
  let failure: Error | undefined = new Error('The report was not read to its end');
  try {
    yield* batches;
    failure = undefined;
    whole();
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    release(failure);
  }
}
