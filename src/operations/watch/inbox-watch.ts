import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Alarm } from '../../infrastructure/alarms/alarm.entity';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { LATE_AFTER_SECONDS, StandingReader } from '../health/standing';

/** Calls for a person when events are parked or wait too long, and takes it back when they are not any more. */
@Injectable()
export class InboxWatch implements CronTask {
  readonly name = 'inbox-watch';
  readonly cron = '* * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
    private readonly standing: StandingReader,
  ) {}

  async run(): Promise<void> {
    const { oldestEventSeconds } = await this.standing.read();
    await inTransaction(this.dataSource, (manager) => this.watchDelay(manager, oldestEventSeconds));
    await inTransaction(this.dataSource, (manager) => this.watchParked(manager));
  }

  private async watchDelay(manager: EntityManager, oldestEventSeconds: number): Promise<void> {
    if (oldestEventSeconds > LATE_AFTER_SECONDS) {
      await this.alarms.raise(manager, 'events-late', '', { oldestEventSeconds });
    } else {
      await this.alarms.resolve(manager, 'events-late', '');
    }
  }

  /** What is told already is not told again each minute. */
  private async watchParked(manager: EntityManager): Promise<void> {
    const open = await manager.findBy(Alarm, { kind: 'event-parked', resolvedAt: IsNull() });
    const told = open.map(({ subject }) => subject);
    const still: { event_id: string }[] = await manager.query(STILL_PARKED, [told]);
    const stillParked = still.map(({ event_id }) => event_id);
    await this.alarms.resolveOthers(manager, 'event-parked', stillParked);
    const room = Math.max(0, MAXIMUM_OPEN - stillParked.length);
    const parked: { event_id: string; type: string }[] = await manager.query(NEWLY_PARKED, [stillParked, room]);
    for (const { event_id, type } of parked) await this.alarms.raise(manager, 'event-parked', event_id, { type });
  }
}

/** A wrong API version parks everything: a few name the cause as well as thousands would. Health counts them all. */
const MAXIMUM_OPEN = 20;

const STILL_PARKED = `select event_id from stripe_events where event_id = any ($1) and state = 'parked'`;

const NEWLY_PARKED = `
  select event_id, type from stripe_events where state = 'parked' and not (event_id = any ($1))
  order by received_at limit $2`;
