import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { Alarms } from '../../infrastructure/alarms/alarms';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { attributionsSql } from '../../payments/standing/links';
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
    const wanted: unknown[] = await this.dataSource.query(OVERDUE, [before, MOST_A_ROUND, PURPOSE_ASKED_FOR]);
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
/** At Stripe's 25 requests a second to one address these are answered within a minute or two; the next round goes on. */
const MOST_A_ROUND = 1_000;
/** What a payment is for does not change: once should do, once more is for a link that came late. */
const PURPOSE_ASKED_FOR = 2;

/**
 * Income of nobody's: the charge was confirmed, and no metadata and no invoice payment leads to a gift. Mostly an event
 * was lost; a payment made by hand stays so. A bank confirms a debit up to four weeks after it was made.
 */
const UNATTRIBUTED = `
  select charge.payment_intent_id
  from ledger_transactions confirmed
    join charges charge on charge.stripe_id = confirmed.stripe_id
  where confirmed.occurred_at > $1::timestamptz - interval '30 days' and confirmed.posted_at < $1
    and confirmed.key = 'confirmed:' || confirmed.stripe_id and charge.payment_intent_id is not null
    and not exists (select from ledger_transactions where key = 'attributed:' || confirmed.stripe_id)`;

/**
 * A recurring bank debit that came back. Its invoice payment is told only once it is paid, and until then nothing leads
 * from the charge to its gift. Asked for now, it is known when Stripe tries again: the gift is then seen to be pending.
 */
const RETURNED_DEBITS = `
  select debit.payment_intent_id
  from balance_transactions t join charges debit on debit.failure_balance_transaction_id = t.stripe_id
  where t.reporting_category = 'charge_failure' and t.created < $1 and t.created > $1 - interval '7 days'
    and debit.payment_intent_id is not null
    and not exists (${attributionsSql('array[debit.stripe_id]')})`;

/** The same where its coming back was not told, or is long ago: a debit is with the bank, and an earlier one failed. */
const RETRIED_DEBITS = `
  select debit.payment_intent_id
  from charges debit
  where debit.status = 'pending' and debit.created < $1 and exists (
      select from charges earlier
      where earlier.payment_intent_id = debit.payment_intent_id and earlier.status = 'failed')
    and not exists (${attributionsSql('array[debit.stripe_id]')})`;

/**
 * A recurring payment that failed. Until one of its tries is paid no event tells whose it is, and the register of failed
 * payments would know of no gift.
 */
const FAILED_TRIES = `
  select failed.payment_intent_id
  from charges failed
  where failed.status = 'failed' and failed.created < $1 and failed.created > $1 - interval '7 days'
    and failed.payment_intent_id is not null
    and not exists (${attributionsSql('array[failed.stripe_id]')})`;

/**
 * Charges whose balance transaction, bank debits whose end, and payouts whose arrival was never told; disputes that are
 * open, for their end may move no money and then is told by one event alone; balance
 * transactions behind which stands something that was never told; and payments of which nobody told what they are for.
 * None is asked for again before six hours have passed.
 */
const OVERDUE = `
  insert into stripe_fetches (object_type, object_id, due_at)
  select distinct object_type, object_id, clock_timestamp() from (
    select 'invoice_payment_list' as object_type, payment_intent_id as object_id
    from (${UNATTRIBUTED} union all ${RETURNED_DEBITS} union all ${RETRIED_DEBITS} union all ${FAILED_TRIES}) unexplained
    where (
      select count(*) from stripe_events e where e.object_id = payment_intent_id and e.source = 'fetched'
        and e.object_type = 'invoice_payment_list') < $3
    union all
    select 'charge', stripe_id from charges
    where status = 'succeeded' and amount_captured_minor > 0 and balance_transaction_id is null and created < $1
    union all
    select 'charge', stripe_id from charges where status = 'pending' and created < $1 - interval '3 days'
    union all
    select 'payout', stripe_id from payouts where status in ('pending', 'in_transit') and arrival_date < $1 - interval '1 day'
    union all
    select 'dispute', stripe_id from disputes
    where status in ('needs_response', 'under_review', 'warning_needs_response', 'warning_under_review',
      'appeal_needs_response', 'appeal_under_review', 'unknown') and created < $1 - interval '1 day'
    union all
    select 'payment_intent', payment_intent_id from charges c
    where status = 'succeeded' and created < $1 and created > $1 - interval '7 days' and payment_intent_id is not null
      and not exists (select from payment_intents where stripe_id = c.payment_intent_id)
    union all
    select case reporting_category when 'charge_failure' then 'charge' when 'payout_reversal' then 'payout'
        when 'refund_failure' then 'refund' when 'dispute_reversal' then 'dispute' else reporting_category end, source_id
    from balance_transactions t
    where created < $1 and created > $1 - interval '7 days' and source_id is not null
      and reporting_category in ('charge', 'charge_failure', 'refund', 'refund_failure', 'dispute', 'dispute_reversal',
        'payout', 'payout_reversal')
      and not exists (select from charges where stripe_id = t.source_id)
      and not exists (select from charges where failure_balance_transaction_id = t.stripe_id)
      and not exists (select from refunds where stripe_id = t.source_id)
      and not exists (select from disputes where stripe_id = t.source_id)
      and not exists (select from payouts where stripe_id = t.source_id)
  ) overdue
  where not exists (
    select from stripe_events e where e.object_id = overdue.object_id and e.source = 'fetched'
      and e.object_type = overdue.object_type and e.received_at > clock_timestamp() - interval '6 hours')
    and not exists (
      select from stripe_fetches f where f.object_type = overdue.object_type and f.object_id = overdue.object_id)
  limit $2
  on conflict (object_type, object_id) do nothing
  returning object_id`;

const FAILING = `
  select object_type, object_id, attempts, coalesce(reason, '') as reason from stripe_fetches
  where attempts >= $1 order by object_id limit 100`;
