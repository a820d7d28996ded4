import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { Jobs } from '../../infrastructure/jobs/jobs';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { PaymentTrouble } from '../../infrastructure/stripe/payment-trouble';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { WHOLE_ID } from './due-letters-sql';
import { EXPLAIN_FAILURES, SEND_LETTERS } from './sending-soon';

/**
 * Finds out, before they are sent, why the payments failed that letters tell of: the event about it does not say. A task
 * of its own: no other letter waits for Stripe.
 */
@Injectable()
export class FailureReasons implements CronTask {
  readonly name = EXPLAIN_FAILURES;
  readonly cron = '* * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly trouble: PaymentTrouble,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Letters wait some minutes for it, and are due once it is known; one whose reason Stripe does not tell in that time
   * goes out without.
   */
  async run(): Promise<void> {
    const waiting: { id: string; invoiceId: string }[] = await this.dataSource.query(UNEXPLAINED, [MOST_AT_ONCE]);
    for (const { id, invoiceId } of waiting) {
      const answer = await this.whyUnpaid(invoiceId);
      if (answer === 'not now') return;
      await this.dataSource.query(EXPLAIN, [id, JSON.stringify({ failureCode: answer.code }), this.clock.now()]);
    }
    if (waiting.length > 0) await this.jobs.wake(SEND_LETTERS);
  }

  private async whyUnpaid(invoiceId: string): Promise<{ code: string | null } | 'not now'> {
    try {
      return { code: await this.trouble.whyUnpaid(invoiceId) };
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      this.log.warn({ code: error.code, invoiceId }, 'Why a payment failed could not be asked');
      return error.kind === 'refused' ? { code: null } : 'not now';
    }
  }
}

const MOST_AT_ONCE = 100;

/** Of a bill, or of the payment page of a recurring gift, whose first bill it is. */
export const UNEXPLAINED = `
  select letter.id, coalesce(first.stripe_id, split_part(letter.business_id, ':', 1)) as "invoiceId"
  from letters letter left join lateral (
    select i.stripe_id from checkout_sessions page join invoices i on i.subscription_id = page.subscription_id
    where letter.contribution_id is not null and page.stripe_id = ${WHOLE_ID}
      and i.billing_reason = 'subscription_create' limit 1) first on true
  where letter.state = 'pending' and letter.attempt = 0 and letter.kind = 'payment-failed'
    and not letter.data ? 'failureCode' and (letter.contribution_id is null or first.stripe_id is not null)
  order by letter.due_at limit $1`;

/** One about a payment page waits nevertheless: where its bill is tried again, the letter about that takes its place. */
const EXPLAIN = `
  update letters set data = data || $2::jsonb, due_at = case when contribution_id is null then $3 else due_at end
  where id = $1 and state = 'pending'`;
