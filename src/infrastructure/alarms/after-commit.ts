import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CommitQueue } from '../database/commit-queue';
import { Jobs } from '../jobs/jobs';
import { LOG, type Log } from '../logging/log';
import type { AlarmDetails } from './alarm.entity';
import { describeAlarm, type AlarmKind } from './alarm-kinds';

export interface RaisedAlarm {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly subject: string;
  readonly times: number;
  readonly details: AlarmDetails;
}

/** Logs alarms, and has them sent, once the transaction that raised them is committed. */
@Injectable()
export class AfterCommit {
  private readonly raised: CommitQueue<RaisedAlarm>;
  private isQuiet = false;

  constructor(
    dataSource: DataSource,
    private readonly jobs: Jobs,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.raised = new CommitQueue(dataSource, (alarms) => this.tell(alarms));
  }

  /** From now on alarms are rows and nothing else: a rebuild raises anew what was told long ago. */
  keepQuiet(): void {
    this.isQuiet = true;
  }

  announce(manager: EntityManager, alarm: RaisedAlarm): void {
    this.raised.add(manager, alarm);
  }

  private tell(alarms: readonly RaisedAlarm[]): void {
    if (this.isQuiet) return;
    for (const alarm of alarms) this.log.error({ alarm }, describeAlarm(alarm.kind).sentence);
    // An alarm that was open before has been sent before.
    if (alarms.some(({ times }) => times === 1)) void this.jobs.wake(ALARM_DELIVERY);
  }
}

/** The name of the task that sends them. */
export const ALARM_DELIVERY = 'alarm-delivery';
