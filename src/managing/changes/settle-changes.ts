import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../foundation/clock/clock';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { GAVE_UP } from './change-letters';
import type { GiftChange } from './gift-change';
import { GiftChanges } from './gift-changes';
import { MakeChange } from './make-change';

/** The task that brings changes to their end which no page did. */
export const SETTLE_CHANGES = 'settle-gift-changes';

/** Makes the changes that Stripe did not answer about, that a crash broke off, or that waited for another. */
@Injectable()
export class SettleChanges implements CronTask {
  readonly name = SETTLE_CHANGES;
  readonly cron = '* * * * *';

  constructor(
    private readonly changes: GiftChanges,
    private readonly making: MakeChange,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    for (const change of await this.changes.due()) {
      if (this.isTooOld(change)) await this.changes.settle(change, { refused: GAVE_UP }, 'nobody');
      else await this.making.make(change, 'nobody');
    }
  }

  /** What was asked for days ago may not be what is wanted now; a letter says that it is not tried any more. */
  private isTooOld({ id, askedAt }: GiftChange): boolean {
    const isOld = this.clock.now().getTime() - askedAt.getTime() > GIVEN_UP_AFTER_MS;
    if (isOld) this.log.error({ changeId: id }, 'A change of a gift was given up: Stripe did not answer for days');
    return isOld;
  }
}

const GIVEN_UP_AFTER_MS = 3 * 86_400_000;
