import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type QueryRunner } from 'typeorm';
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
export class AfterCommit implements EntitySubscriberInterface {
  private readonly waiting = new WeakMap<QueryRunner, RaisedAlarm[]>();
  private isQuiet = false;

  constructor(
    dataSource: DataSource,
    private readonly jobs: Jobs,
    @Inject(LOG) private readonly log: Log,
  ) {
    dataSource.subscribers.push(this);
  }

  /** From now on alarms are rows and nothing else: a rebuild raises anew what was told long ago. */
  keepQuiet(): void {
    this.isQuiet = true;
  }

  /** Outside of a transaction the statement itself has committed. */
  announce({ queryRunner }: EntityManager, alarm: RaisedAlarm): void {
    if (queryRunner?.isTransactionActive !== true) return this.tell([alarm]);
    this.waiting.set(queryRunner, [...(this.waiting.get(queryRunner) ?? []), alarm]);
  }

  /** Savepoints come here too; then the transaction goes on. */
  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (!queryRunner.isTransactionActive) this.tell(this.take(queryRunner));
  }

  afterTransactionRollback({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (!queryRunner.isTransactionActive) this.take(queryRunner);
  }

  private take(queryRunner: QueryRunner): RaisedAlarm[] {
    const alarms = this.waiting.get(queryRunner) ?? [];
    this.waiting.delete(queryRunner);
    return alarms;
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
