import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { PaymentTrouble } from '../../infrastructure/stripe/payment-trouble';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';

/** Finds out, before they are sent, why the payments failed that letters tell of: the event about it does not say. */
@Injectable()
export class FailureReasons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly trouble: PaymentTrouble,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** A letter whose reason Stripe does not tell just now goes out without one: the donor has to know soon. */
  async lookUp(): Promise<void> {
    const due: { id: string; invoiceId: string }[] = await this.dataSource.query(UNEXPLAINED, [this.clock.now()]);
    for (const { id, invoiceId } of due) {
      try {
        const failureCode = await this.trouble.whyUnpaid(invoiceId);
        await this.dataSource.query(EXPLAIN, [id, JSON.stringify({ failureCode })]);
      } catch (error) {
        if (!(error instanceof StripeFailure)) throw error;
        return this.log.warn({ code: error.code, letters: due.length }, 'Why payments failed could not be asked');
      }
    }
  }
}

const UNEXPLAINED = `
  select id, split_part(business_id, ':', 1) as "invoiceId" from letters
  where state = 'pending' and due_at <= $1 and kind = 'payment-failed' and not data ? 'failureCode'`;

const EXPLAIN = `update letters set data = data || $2::jsonb where id = $1 and state = 'pending'`;
