import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { EraseDonor } from './erase-donor';
import { ErasureRequests, type ErasureRequest } from './erasure-requests';

/** The task that carries out what donors asked for who leave. */
export const ERASE_DONORS = 'erase-donors';

/** Carries out the wishes to be erased, each as far as it goes now. Woken by a wish; each minute for the rest. */
@Injectable()
export class EraseDonors implements CronTask {
  readonly name = ERASE_DONORS;
  readonly cron = '* * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: ErasureRequests,
    private readonly erase: EraseDonor,
    private readonly alarms: Alarms,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** One that fails holds up no other. @throws what was no fault of Stripe's, once all had their turn */
  async run(): Promise<void> {
    const faults: unknown[] = [];
    for (const request of await this.requests.due()) {
      try {
        await this.goOn(request);
      } catch (error) {
        if (!(error instanceof StripeFailure)) faults.push(error);
        await this.failed(request, error);
      }
    }
    await this.requests.forgetDone();
    if (faults.length > 0) throw faults[0];
  }

  private async goOn(request: ErasureRequest): Promise<void> {
    const isDone = await this.erase.goOn(request);
    if (isDone) await inTransaction(this.dataSource, (manager) => this.alarms.resolve(manager, ALARM, request.id));
  }

  private async failed({ id }: ErasureRequest, error: unknown): Promise<void> {
    const code = error instanceof StripeFailure ? error.code : describeError(error);
    this.log.warn({ requestId: id, code }, 'A donor could not be erased yet');
    const failures = await this.requests.putOff(id);
    if (failures < ALARMING_FAILURES) return;
    const details = { failures, ...(error instanceof StripeFailure && { code: error.code }) };
    await inTransaction(this.dataSource, (manager) => this.alarms.raise(manager, ALARM, id, details));
  }
}

const ALARM = 'erasure-failing';
/** About three hours: Stripe was never away as long. */
const ALARMING_FAILURES = 7;
