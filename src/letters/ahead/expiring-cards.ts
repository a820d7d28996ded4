import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayIn, lastDayOfMonth } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { PaymentTrouble, type CardExpiry } from '../../infrastructure/stripe/payment-trouble';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { IS_PAID_UP } from '../going-on-sql';
import { LetterIntents } from '../intents/letter-intents';
import { DAYS_AHEAD, IS_SOON, toBeToldAt } from './days-ahead';

/**
 * Tells donors that the card behind a gift ends before the gift is next taken. No event of Stripe's says so: each card is
 * asked for once a period, two weeks ahead, and nothing of it is kept.
 */
@Injectable()
export class ExpiringCards implements CronTask {
  readonly name = 'check-cards';
  readonly cron = '47 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly trouble: PaymentTrouble,
    private readonly intents: LetterIntents,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    const due: RenewingRow[] = await this.dataSource.query(UNCHECKED, [this.clock.now(), DAYS_AHEAD, MOST_AT_ONCE]);
    for (const renewing of due) {
      const card = await this.cardOf(renewing);
      // Whatever is left is asked for in the next hour.
      if (card === 'not now') return;
      await inTransaction(this.dataSource, (manager) => this.note(manager, renewing, card));
    }
  }

  private async cardOf({ stripeId }: RenewingRow): Promise<CardExpiry | null | 'not now'> {
    try {
      return await this.trouble.cardOf(stripeId);
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      this.log.warn({ code: error.code, stripeId }, 'A card could not be asked for');
      return error.kind === 'refused' ? null : 'not now';
    }
  }

  private async note(manager: EntityManager, renewing: RenewingRow, card: CardExpiry | null): Promise<void> {
    const { stripeId, periodEnd } = renewing;
    await manager.query(NOTE, [stripeId, periodEnd]);
    if (card === null) return;
    const [lastDay, renewsOn] = [lastDayOfMonth(card.year, card.month), dayIn('UTC', periodEnd)];
    if (lastDay >= renewsOn) return;
    const isOver = lastDay < dayIn('UTC', this.clock.now());
    const businessId = `${stripeId}:${lastDay.slice(0, 'YYYY-MM'.length)}`;
    const occurredAt = toBeToldAt(periodEnd);
    const data = { lastDay, renewsOn, isOver };
    await this.intents.write(manager, [{ kind: 'card-expiring', businessId, data, contributionId: null, occurredAt }]);
  }
}

interface RenewingRow {
  readonly stripeId: string;
  readonly periodEnd: Date;
}

/** Two a second, at Stripe's pace: other tasks wait no longer. */
const MOST_AT_ONCE = 500;

const UNCHECKED = `
  select s.stripe_id as "stripeId", s.current_period_end as "periodEnd"
  from subscriptions s left join card_checks checked on checked.subscription_id = s.stripe_id
  where (${IS_PAID_UP} or s.status = 'past_due') and ${IS_SOON}
    and checked.period_end is distinct from s.current_period_end
  order by s.current_period_end limit $3`;

const NOTE = `
  insert into card_checks (subscription_id, period_end) values ($1, $2)
  on conflict (subscription_id) do update set period_end = excluded.period_end`;
