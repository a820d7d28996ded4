import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Alarms } from '../../infrastructure/alarms/alarms';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { FetchDrain } from '../fetching/fetch-drain';

/** Notices what should have been told by now and was not, and has it asked for. */
@Injectable()
export class OverdueObjects implements CronTask {
  readonly name = 'ask-for-overdue';
  readonly cron = '*/5 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly fetches: FetchDrain,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - EVENTS_TAKE_MS);
    const wanted: unknown[] = await this.dataSource.query(OVERDUE, [before]);
    if (wanted.length > 0) this.fetches.wake();
    await this.watchFetches();
  }

  private async watchFetches(): Promise<void> {
    const failing: { object_type: string; object_id: string; attempts: number; reason: string }[] =
      await this.dataSource.query(FAILING, [FAILING_AFTER]);
    await this.dataSource.transaction(async (manager) => {
      for (const { object_type: objectType, object_id: objectId, attempts, reason } of failing)
        await this.alarms.raise(manager, 'fetch-failing', objectId, { objectType, attempts, reason });
      await this.alarms.resolveOthers(
        manager,
        'fetch-failing',
        failing.map(({ object_id }) => object_id),
      );
    });
  }
}

/** charge.updated comes within seconds; Stripe's first repetition of a failed delivery within the hour. */
const EVENTS_TAKE_MS = 600_000;
/** About four minutes of trying. */
const FAILING_AFTER = 8;

/**
 * Charges whose balance transaction was never told; and balance transactions behind which stands something that was
 * never told. A failed debit's second one names its charge by the charge itself.
 */
const OVERDUE = `
  insert into stripe_fetches (object_type, object_id, due_at)
  select distinct object_type, object_id, clock_timestamp() from (
    select 'charge' as object_type, stripe_id as object_id from charges
    where status = 'succeeded' and amount_captured_minor > 0 and balance_transaction_id is null and created < $1
    union all
    select case reporting_category when 'charge' then 'charge' when 'payout' then 'payout' when 'payout_reversal' then 'payout'
        when 'refund' then 'refund' when 'refund_failure' then 'refund' else 'dispute' end, source_id
    from balance_transactions t
    where created < $1 and created > $1 - interval '7 days' and source_id is not null
      and reporting_category in ('charge', 'refund', 'refund_failure', 'dispute', 'dispute_reversal', 'payout', 'payout_reversal')
      and not exists (select from charges where stripe_id = t.source_id)
      and not exists (select from refunds where stripe_id = t.source_id)
      and not exists (select from disputes where stripe_id = t.source_id)
      and not exists (select from payouts where stripe_id = t.source_id)
  ) overdue
  on conflict (object_type, object_id) do nothing
  returning object_id`;

const FAILING = `
  select object_type, object_id, attempts, coalesce(reason, '') as reason from stripe_fetches
  where attempts >= $1 order by object_id limit 100`;
