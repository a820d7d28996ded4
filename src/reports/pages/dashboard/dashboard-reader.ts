import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { dayIn, later } from '../../../foundation/calendar/local-days';
import { Clock } from '../../../foundation/clock/clock';
import type { Newsroom } from '../../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../../foundation/newsroom/newsroom-token';
import { reportSql, withValues } from '../../definitions/report-sql';
import { ask } from '../../queries/ask';
import { lastBlock } from '../../run/block-as-of';
import type { ReportAbout } from '../../run/reading';
import { Snapshots } from '../../run/snapshot';
import { payouts, type PayoutRow } from '../payouts/payout-rows';
import { tiesNow, type Ties } from '../words/ties';
import type { CountRow, EndingRow, FigureRow, OpenDispute, RecurringRow } from './dashboard-rows';
import { dashboardDays, type DashboardDays } from './intervals';

/** Everything the dashboard tells, as of one block. */
export interface DashboardData {
  readonly newsroom: string;
  readonly zone: string;
  readonly now: Date;
  readonly days: DashboardDays;
  readonly asOf: ReportAbout['asOf'];
  readonly ties: Ties;
  /** Whether anything was ever booked. */
  readonly isBegun: boolean;
  readonly figures: readonly FigureRow[];
  readonly counts: readonly CountRow[];
  readonly recurring: readonly RecurringRow[];
  /** Why gifts ended this month: the report's own lines. */
  readonly endings: readonly EndingRow[];
  readonly disputes: readonly OpenDispute[];
  /** Of the last thirty days and those to come, newest first. */
  readonly payouts: readonly PayoutRow[];
}

/** Reads the dashboard from one snapshot: its tiles never contradict each other. */
@Injectable()
export class DashboardReader {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  read(): Promise<DashboardData> {
    const { timeZone: zone, name: newsroom } = this.newsroom;
    const now = this.clock.now();
    const days = dashboardDays(dayIn(zone, now));
    return this.snapshots.with(async (client) => {
      const asOf = await lastBlock(client);
      const answers = await this.ask(client, days, asOf.block);
      return { newsroom, zone, now, days, asOf, ...answers };
    });
  }

  private async ask(client: PoolClient, { today, now, before, chartFrom }: DashboardDays, asOf: string) {
    const { timeZone: zone } = this.newsroom;
    const values = { zone, as_of: asOf, ...now, before_from: before.from, before_to: before.to, chart_from: chartFrom };
    const [booked] = await ask<{ booked: boolean }>(client, 'has-gifts', {});
    const since = later(today, { days: -PAYOUT_DAYS });
    return {
      isBegun: booked?.booked === true,
      ties: await tiesNow(client),
      figures: await ask<FigureRow>(client, 'dashboard-figures', values),
      counts: await ask<CountRow>(client, 'dashboard-counts', values),
      recurring: await ask<RecurringRow>(client, 'dashboard-recurring', values),
      endings: await endings(client, { zone, as_of: asOf, ...now }),
      disputes: await ask<OpenDispute>(client, 'open-disputes', { zone }),
      payouts: await payouts(client, { zone, limit: MOST_PAYOUTS, since }),
    };
  }
}

/** So few are left by a month and an index that they need no sums of their own. */
async function endings(client: PoolClient, values: Readonly<Record<string, string>>): Promise<EndingRow[]> {
  const { query } = reportSql('end-reasons');
  const { rows } = await client.query<EndingRow>(withValues(query, { ...values, currency: '', frequency: '' }));
  return rows;
}

const PAYOUT_DAYS = 30;
/** Daily ones in several currencies. */
const MOST_PAYOUTS = 300;
