import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How things stand, counted in the database. */
export interface Standing {
  readonly parkedEvents: number;
  readonly failingEvents: number;
  /** Since the oldest event that is still to be processed came in; 0: none is. */
  readonly oldestEventSeconds: number;
  readonly openAlarms: Readonly<Record<string, number>>;
  /** As last looked at; undefined: not yet. */
  readonly webhookEndpoint: { readonly checkedAt: Date; readonly faults: readonly string[] } | undefined;
}

/** Asked for by whoever watches, often by several at once: one statement a second is enough for all. */
@Injectable()
export class StandingReader {
  private latest: { readonly standing: Promise<Standing>; readonly atMs: number } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** At most a second old. @throws when the database is away */
  read(): Promise<Standing> {
    if (this.latest === undefined || performance.now() - this.latest.atMs > KEPT_MS) {
      this.latest = { standing: this.ask(), atMs: performance.now() };
    }
    return this.latest.standing;
  }

  private async ask(): Promise<Standing> {
    const [row]: Row[] = await this.dataSource.query(STANDING, [ROWS_LOOKED_AT, FAILING_AFTER]);
    if (row === undefined) throw new Error('The database did not answer');
    return {
      parkedEvents: Number(row.parked),
      failingEvents: Number(row.failing),
      oldestEventSeconds: Math.max(0, Math.floor(Number(row.oldest_seconds))),
      openAlarms: row.open_alarms,
      webhookEndpoint: row.checked_at === null ? undefined : { checkedAt: row.checked_at, faults: row.faults ?? [] },
    };
  }
}

interface Row {
  readonly parked: string;
  readonly failing: string;
  readonly oldest_seconds: string;
  readonly open_alarms: Record<string, number>;
  readonly checked_at: Date | null;
  readonly faults: string[] | null;
}

const KEPT_MS = 1_000;
/** Ten tries are some four minutes: longer than any restart. */
const FAILING_AFTER = 10;
/** The oldest come first; a backlog beyond this changes nothing about what health has to say. */
const ROWS_LOOKED_AT = 10_000;

/** Every part reads a partial index. Events come in by the wall clock. */
const STANDING = `
  with due as materialized (
    select received_at, attempts from stripe_events where state = 'due' order by due_at limit $1
  )
  select
    (select count(*) from stripe_events where state = 'parked') as parked,
    (select count(*) from due where attempts >= $2) as failing,
    coalesce((select extract(epoch from clock_timestamp() - min(received_at)) from due), 0) as oldest_seconds,
    (select coalesce(jsonb_object_agg(kind, open), '{}') from (
      select kind, count(*) as open from alarms where resolved_at is null group by kind
    ) by_kind) as open_alarms,
    (select checked_at from standing_checks where name = 'webhook-endpoint') as checked_at,
    (select faults from standing_checks where name = 'webhook-endpoint') as faults`;
