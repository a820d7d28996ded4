import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { REPORTS } from '../definitions/catalogue';
import { writeNdjson } from '../formats/ndjson';
import type { ReportDefinition } from '../definitions/definition';
import type { ReportReading, ReportRow, ReportTotals } from '../run/reading';
import { Reports } from '../run/reports.service';
import type { Month } from './month';

/** What one report said of a period when it was closed. */
export interface FrozenReport extends ReportTotals {
  readonly name: string;
  /** Hex SHA-256 of the whole report as NDJSON, without columns that tell how things stand now. */
  readonly sha256: string;
}

/** Makes every report of a month and keeps what proves it: totals and a hash, no rows. */
@Injectable()
export class FrozenReports {
  constructor(
    private readonly reports: Reports,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /** @param block as of which */
  async make(month: Month, block: string): Promise<FrozenReport[]> {
    const frozen: FrozenReport[] = [];
    for (const definition of REPORTS.filter(({ name }) => !CHANGING.includes(name))) {
      const narrowing = { currency: '', frequency: '', campaign: '' };
      const interval = { from: month.beginsOn, to: month.endsOn, zone: this.newsroom.timeZone, asOf: block };
      const reading = provable(await this.reports.open(definition, { ...interval, ...narrowing }), definition);
      const hash = createHash('sha256');
      for await (const chunk of writeNdjson(reading)) hash.update(chunk);
      frozen.push({ name: definition.name, ...reading.totals(), sha256: hash.digest('hex') });
    }
    return frozen;
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
