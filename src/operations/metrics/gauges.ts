import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { StandingReader, type Standing } from '../health/standing';

/** What is read at the moment of scraping rather than counted along the way. Each app has its own. */
@Injectable()
export class Gauges {
  private readonly registry = new Registry();
  private readonly up = this.gauge('database_up', 'Whether the database answers');
  private readonly parked = this.gauge('events_parked', 'Events that somebody has to look at');
  private readonly failing = this.gauge('events_failing', 'Events that have failed ten times and are still tried');
  private readonly fetches = this.gauge('fetches_waiting', 'Objects that are still to be asked for at Stripe');
  private readonly oldest = this.gauge('oldest_event_seconds', 'How long the oldest unprocessed event has waited');
  private readonly alarms = this.gauge('alarms_open', 'Open alarms', ['kind']);
  private readonly missed = this.gauge('reconcile_healed', 'Movements of money the last comparison had to fetch');
  private readonly differing = this.gauge('reconcile_differing_days', 'Days on which ledger and Stripe did not agree');
  private readonly drift = this.gauge('ledger_drift_minor', 'Ledger less balance at Stripe', ['currency']);
  private readonly pool = this.gauge('database_connections', 'Connections of the pool', ['state']);

  constructor(
    private readonly standing: StandingReader,
    private readonly dataSource: DataSource,
  ) {}

  /** In Prometheus' own format. A database that is away is told, not thrown. */
  async metrics(): Promise<string> {
    this.readPool();
    const standing = await this.standing.read().catch(() => undefined);
    this.up.set(standing === undefined ? 0 : 1);
    if (standing !== undefined) {
      this.parked.set(standing.parkedEvents);
      this.failing.set(standing.failingEvents);
      this.fetches.set(standing.waitingFetches);
      this.oldest.set(standing.oldestEventSeconds);
      this.alarms.reset();
      this.setReconciliation(standing.lastReconciliation);
      for (const [kind, open] of Object.entries(standing.openAlarms)) this.alarms.set({ kind }, open);
    }
    return this.registry.metrics();
  }

  private setReconciliation(last: Standing['lastReconciliation']): void {
    this.drift.reset();
    if (last === null) return;
    this.missed.set(last.healed);
    this.differing.set(last.differingDays + last.notAtStripe);
    for (const [currency, minor] of Object.entries(last.ledgerDriftMinor)) this.drift.set({ currency }, Number(minor));
  }

  private readPool(): void {
    // pg's pool, which TypeORM keeps to itself.
    const { master } = this.dataSource.driver as unknown as { master: PoolCounts };
    this.pool.set({ state: 'busy' }, master.totalCount - master.idleCount);
    this.pool.set({ state: 'idle' }, master.idleCount);
    this.pool.set({ state: 'waited for' }, master.waitingCount);
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name: `mainstay_${name}`, help, labelNames, registers: [this.registry] });
  }
}

interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}
