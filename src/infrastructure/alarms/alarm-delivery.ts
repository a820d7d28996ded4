import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Raw, Repository } from 'typeorm';
import type { CronTask } from '../jobs/cron-task';
import { describeError } from '../logging/describe-error';
import { LOG, type Log } from '../logging/log';
import { ALARM_DELIVERY } from './after-commit';
import { Alarm } from './alarm.entity';
import { ALARM_WEBHOOK_URL } from './alarm-webhook-url';
import { notification } from './notification';

/**
 * Posts each alarm to the newsroom's address until it answers 2xx: at least once, always under the same id. A process
 * that dies between answer and note sends it twice.
 */
@Injectable()
export class AlarmDelivery implements CronTask {
  readonly name = ALARM_DELIVERY;
  /** Every minute, for what a wake-up missed and what is due again. */
  readonly cron = '* * * * *';

  constructor(
    @InjectRepository(Alarm) private readonly alarms: Repository<Alarm>,
    @Inject(ALARM_WEBHOOK_URL) private readonly address: URL | undefined,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    // Without an address the log is where alarms are seen.
    if (this.address === undefined) return;
    for (;;) {
      const due = await this.alarms.find({
        where: { notifiedAt: IsNull(), dueAt: Raw((column) => `${column} <= clock_timestamp()`) },
        order: { raisedAt: 'ASC' },
        take: BATCH_SIZE,
      });
      if (due.length === 0) return;
      for (const alarm of due) await this.send(alarm, this.address);
    }
  }

  /** One address that fails is tried for each alarm, so that a single one it cannot take holds up no other. */
  private async send(alarm: Alarm, address: URL): Promise<void> {
    try {
      await post(address, notification(alarm));
      await this.alarms.update({ id: alarm.id }, { notifiedAt: new Date() });
    } catch (error) {
      this.log.warn({ alarm: alarm.id, error: describeError(error) }, 'An alarm could not be sent and will be again');
      const attempts = alarm.attempts + 1;
      await this.alarms.update({ id: alarm.id }, { attempts, dueAt: new Date(Date.now() + delayMs(attempts)) });
    }
  }
}

/** @throws when no 2xx came in time. Redirections are not followed: the address is what the operator wrote. */
async function post(address: URL, body: object): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'mainstay' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Answered ${response.status}`);
}

const TIMEOUT_MS = 10_000;
/** Read at a time. */
const BATCH_SIZE = 50;

/** Half a minute, doubling, an hour at most: a receiver that is down for a night is found again by breakfast. */
function delayMs(attempts: number): number {
  return Math.min(15_000 * 2 ** attempts, 3_600_000);
}
