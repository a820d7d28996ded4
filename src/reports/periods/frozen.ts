import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { REPORTS } from '../definitions/catalogue';
import { writeNdjson } from '../formats/ndjson';
import type { ReportTotals } from '../run/reading';
import { Reports } from '../run/reports.service';
import type { Month } from './month';

/** What one report said of a period when it was closed. */
export interface FrozenReport extends ReportTotals {
  readonly name: string;
  /** Hex SHA-256 of the whole report as NDJSON. */
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
      const reading = await this.reports.open(definition, { ...interval, ...narrowing });
      const hash = createHash('sha256');
      for await (const chunk of writeNdjson(reading)) hash.update(chunk);
      frozen.push({ name: definition.name, ...reading.totals(), sha256: hash.digest('hex') });
    }
    return frozen;
  }
}

/**
 * What Stripe says of a dispute or of a payment that failed may be something else tomorrow; and whose gift an old one is
 * may become known, by which a donor has not lapsed after all.
 */
const CHANGING: readonly string[] = ['refunds-and-disputes', 'recovered-payments', 'lapsed-donors'];
