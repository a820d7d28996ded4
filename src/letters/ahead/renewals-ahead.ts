import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { LetterIntents } from '../intents/letter-intents';
import type { LetterIntent } from '../intents/letter-kinds';
import { dayOf, IS_PAID_UP } from '../going-on-sql';
import { DAYS_AHEAD, IS_SOON, toBeToldAt } from './days-ahead';

/**
 * Tells donors two weeks ahead that an annual gift is taken again. By our own timer: Stripe's `invoice.upcoming` has one
 * lead time for a whole account.
 */
@Injectable()
export class RenewalsAhead implements CronTask {
  readonly name = 'tell-renewals-ahead';
  readonly cron = '37 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly intents: LetterIntents,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const rows: RenewalRow[] = await this.dataSource.query(SOON, [this.clock.now(), DAYS_AHEAD]);
    if (rows.length > 0)
      await inTransaction(this.dataSource, (manager) => this.intents.write(manager, rows.map(letterAbout)));
  }
}

function letterAbout(row: RenewalRow): LetterIntent<'renewal-ahead'> {
  const on = dayIn('UTC', row.periodEnd);
  return {
    ...{
      kind: 'renewal-ahead',
      businessId: `${row.stripeId}:${on}`,
      contributionId: null,
      occurredAt: toBeToldAt(row.periodEnd),
    },
    data: { amountMinor: row.amountMinor, currency: row.currency, on },
  };
}

interface RenewalRow {
  readonly stripeId: string;
  readonly periodEnd: Date;
  readonly amountMinor: string;
  readonly currency: string;
}

const SOON = `
  select s.stripe_id as "stripeId", s.current_period_end as "periodEnd", s.amount_minor::text as "amountMinor", s.currency
  from subscriptions s
  where ${IS_PAID_UP} and s.interval = 'year' and s.amount_minor > 0 and ${IS_SOON}
    and not exists (
      select from letters where kind = 'renewal-ahead'
        and business_id = s.stripe_id || ':' || ${dayOf('s.current_period_end')})`;
