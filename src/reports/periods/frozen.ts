import { createHash, type Hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { REPORTS } from '../definitions/catalogue';
import { writeNdjson } from '../formats/ndjson';
import type { ReportDefinition } from '../definitions/definition';
import { reportSql } from '../definitions/report-sql';
import { RowCount } from '../exports/row-count';
import type { ReportReading, ReportRow, ReportTotals } from '../run/reading';
import { Reports } from '../run/reports.service';
import type { Month } from './month';

/** What one report said of a period when it was closed. */
export interface FrozenReport extends ReportTotals {
  readonly name: string;
  /** Hex SHA-256 of the whole report as NDJSON, without columns that tell how things stand now. */
  readonly sha256: string;
  /** The same of its rows alone, without what the report says of itself; undefined: closed before this was kept. */
  readonly rowsSha256?: string;
}

/** A report that did not come out as it was frozen: in its rows, or only in what it says of itself, as after an upgrade. */
export interface DifferingReport {
  readonly name: string;
  readonly part: 'rows' | 'words';
}

/** @returns undefined for one that is as it was */
export function differenceOf(then: FrozenReport, now: FrozenReport): DifferingReport | undefined {
  if (then.sha256 === now.sha256) return undefined;
  return { name: then.name, part: then.rowsSha256 === now.rowsSha256 ? 'words' : 'rows' };
}

/** What is told while they are made. */
export interface Freezing {
  /** Reports that are made, and how many there will be. */
  readonly made: number;
  readonly all: number;
  /** Of the one that is being made, and how many of its rows were read. */
  readonly title: string;
  readonly rows: number;
}

export type WatchFreezing = (freezing: Freezing) => void;

/** Makes every report of a month and keeps what proves it: totals and a hash, no rows. */
@Injectable()
export class FrozenReports {
  constructor(
    private readonly reports: Reports,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** @param block as of which @param watch hears of it many times a second, and may throw: then they are not made */
  async make(month: Month, block: string, watch: WatchFreezing = () => undefined): Promise<FrozenReport[]> {
    const frozen: FrozenReport[] = [];
    const definitions = REPORTS.filter(({ name }) => !CHANGING.includes(name));
    for (const definition of definitions) {
      const { title } = reportSql(definition.name);
      const see = (rows: number) => watch({ made: frozen.length, all: definitions.length, title, rows });
      frozen.push(await this.makeOne(definition, month, block, see));
    }
    return frozen;
  }

  private async makeOne(
    definition: ReportDefinition,
    { beginsOn: from, endsOn: to }: Month,
    block: string,
    see: (rows: number) => void,
  ): Promise<FrozenReport> {
    const narrowing = { currency: '', frequency: '', campaign: '' };
    const request = { from, to, zone: this.newsroom.timeZone, asOf: block, ...narrowing };
    see(0);
    const count = new RowCount();
    const rows = createHash('sha256');
    const reading = hashed(provable(count.of(await this.reports.open(definition, request)), definition), rows);
    const hash = createHash('sha256');
    for await (const chunk of writeNdjson(reading)) {
      hash.update(chunk);
      see(count.rows);
    }
    const { name } = definition;
    return { name, ...reading.totals(), sha256: hash.digest('hex'), rowsSha256: rows.digest('hex') };
  }
}

/**
 * Origins of gifts are deleted after 90 days. What Stripe says of a dispute or of a payment that failed may be something else tomorrow; and whose gift an old one is
 * may become known, by which a donor has not lapsed after all.
 */
const CHANGING: readonly string[] = ['refunds-and-disputes', 'recovered-payments', 'lapsed-donors', 'income-by-origin'];

/** The report without what may become known later of facts that are long sealed. */
function provable(reading: ReportReading, { columns }: ReportDefinition): ReportReading {
  const places = columns.flatMap(({ standing }, place) => (standing === undefined ? [place] : []));
  if (places.length === columns.length) return reading;
  const kept = reading.about.columns.filter((_, place) => places.includes(place));
  return { ...reading, about: { ...reading.about, columns: kept }, batches: narrowed(reading.batches, places) };
}

async function* narrowed(
  batches: AsyncIterable<readonly ReportRow[]>,
  places: readonly number[],
): AsyncGenerator<readonly ReportRow[]> {
  for await (const batch of batches) yield batch.map((row) => places.map((place) => row[place] ?? null));
}

/** The same reading; each of its rows goes into the hash, as a JSON array on a line. */
function hashed(reading: ReportReading, hash: Hash): ReportReading {
  return { ...reading, batches: hashing(reading.batches, hash) };
}

async function* hashing(
  batches: AsyncIterable<readonly ReportRow[]>,
  hash: Hash,
): AsyncGenerator<readonly ReportRow[]> {
  for await (const batch of batches) {
    for (const row of batch) hash.update(`${JSON.stringify(row)}\n`);
    yield batch;
  }
}
