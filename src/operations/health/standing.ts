import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How things stand, counted in the database. */
export interface Standing {
  readonly parkedEvents: number;
  readonly failingEvents: number;
  /** Objects that are still to be asked for at Stripe. */
  readonly waitingFetches: number;
  /** Since the oldest event that is still to be processed came in; 0: none is. */
  readonly oldestEventSeconds: number;
  readonly openAlarms: Readonly<Record<string, number>>;
  /** What the last nightly comparison with Stripe found; null: there was none yet. */
  readonly lastReconciliation: LastReconciliation | null;
  /** As last looked at; undefined: not yet. */
  readonly webhookEndpoint: { readonly checkedAt: Date; readonly faults: readonly string[] } | undefined;
}

export interface LastReconciliation {
  /** Everything before this instant was compared. */
  readonly until: string;
  /** Balance transactions nobody had told us about. */
  readonly healed: number;
  readonly notAtStripe: number;
  /** Days and currencies on which ledger and Stripe did not agree. */
  readonly differingDays: number;
  /** By currency, what the ledger has more than the balance at Stripe; 0n is left out. Minor units, as text. */
  readonly ledgerDriftMinor: Readonly<Record<string, string>>;
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
      waitingFetches: Number(row.fetches),
      oldestEventSeconds: Math.max(0, Math.floor(Number(row.oldest_seconds))),
      openAlarms: row.open_alarms,
      lastReconciliation: row.reconciliation,
      webhookEndpoint: row.checked_at === null ? undefined : { checkedAt: row.checked_at, faults: row.faults ?? [] },
    };
  }
}

interface Row {
  readonly parked: string;
  readonly failing: string;
  readonly fetches: string;
  readonly oldest_seconds: string;
  readonly open_alarms: Record<string, number>;
  readonly reconciliation: LastReconciliation | null;
  readonly checked_at: Date | null;
  readonly faults: string[] | null;
}

/** An event takes well under a second; this long is no busy moment any more. */
export const LATE_AFTER_SECONDS = 300;

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
    (select count(*) from (select from stripe_fetches limit $1) waiting) as fetches,
    coalesce((select extract(epoch from clock_timestamp() - min(received_at)) from due), 0) as oldest_seconds,
    (select coalesce(jsonb_object_agg(kind, open), '{}') from (
      select kind, count(*) as open from alarms where resolved_at is null group by kind
    ) by_kind) as open_alarms,
    (select jsonb_build_object('until', looked_until, 'healed', findings->'healed', 'notAtStripe', findings->'notAtStripe',
      'differingDays', findings->'differences', 'ledgerDriftMinor', findings->'driftMinor')
      from healing_runs where name = 'reconcile') as reconciliation,
    (select checked_at from standing_checks where name = 'webhook-endpoint') as checked_at,
    (select faults from standing_checks where name = 'webhook-endpoint') as faults`;
