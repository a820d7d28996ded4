import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { Json } from '../../infrastructure/stripe/events/projection';
import { StripeObjects, type FetchedObject } from '../../infrastructure/stripe/stripe-objects';
import { Evidence } from '../inbox/evidence';
import { differencesOf, StripeSums, type DayDifference } from './day-sums';
import { Settling } from './settling';

/** What a comparison with Stripe found. */
export interface Reconciliation {
  readonly from: string;
  readonly to: string;
  /** Balance transactions at Stripe in that time. */
  readonly compared: number;
  /** Those nobody had told us about: fetched and booked now. */
  readonly healed: readonly string[];
  readonly healedPayouts: readonly string[];
  /** Disputes of that time that stood otherwise than we knew. */
  readonly healedDisputes: readonly string[];
  /** Ours that Stripe does not have. */
  readonly notAtStripe: readonly string[];
  /** Days on which, after all that, ledger and Stripe do not agree. */
  readonly differences: readonly DayDifference[];
}

/**
 * Compares every balance transaction at Stripe with ours, both ways, and every day's sum with the ledger. It needs no
 * event, so it finds also what Stripe never made one for.
 */
@Injectable()
export class Reconciler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: StripeObjects,
    private readonly evidence: Evidence,
    private readonly settling: Settling,
    private readonly clock: Clock,
  ) {}

  /** @param from whole UTC days, [from, to) @param progress is told how many were compared so far */
  async reconcile(
    from: Date,
    to: Date,
    progress: (compared: number) => void = () => undefined,
  ): Promise<Reconciliation> {
    const begunAt = wholeSecond(this.clock.now());
    const first = await this.compare(from, to, progress);
    const isEven = first.notAtStripe.length + first.differences.length === 0;
    if (isEven || to <= begunAt || begunAt <= from) return first;
    // Money moved while it was compared. What had moved before that has had its time: it is looked at once more.
    const { to: _, healed, healedPayouts, healedDisputes, ...second } = await this.compare(from, begunAt, progress);
    return {
      ...{ ...second, to: first.to, healed: [...first.healed, ...healed] },
      healedPayouts: [...first.healedPayouts, ...healedPayouts],
      healedDisputes: [...first.healedDisputes, ...healedDisputes],
    };
  }

  private async compare(from: Date, to: Date, progress: (compared: number) => void): Promise<Reconciliation> {
    const stripe = new StripeSums();
    const healed: string[] = [];
    const seen: string[] = [];
    for await (const page of this.objects.balanceTransactions({ from, to })) {
      stripe.add(page);
      const missing = await this.missingOf(page);
      if (missing.length > 0) await this.evidence.store(onlyThose(page, missing));
      healed.push(...missing);
      seen.push(...idsOf(page));
      progress(seen.length);
    }
    const healedPayouts = await this.healByStatus('payout', 'payouts', from, to);
    const healedDisputes = await this.healByStatus('dispute', 'disputes', from, to);
    await this.askForSources(healed);
    await this.askForPurposes(healed);
    await this.settling.settle();
    return {
      ...{ from: from.toISOString(), to: to.toISOString(), compared: seen.length, healed },
      ...{ healedPayouts, healedDisputes },
      notAtStripe: await this.notAmong(seen, from, to),
      differences: differencesOf(stripe, await this.dataSource.query(LEDGER_BY_DAY, [from, to])),
    };
  }

  private async missingOf(page: FetchedObject): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(MISSING, [idsOf(page)]);
    return rows.map(({ id }) => id);
  }

  /** Payouts have few events, each of them needed; and an inquiry, or a dispute's end, may move no money at all. */
  private async healByStatus(
    kind: 'payout' | 'dispute',
    table: 'payouts' | 'disputes',
    from: Date,
    to: Date,
  ): Promise<string[]> {
    const healed: string[] = [];
    for await (const object of this.objects.created(kind, from, to)) {
      const { id = null, status = null } = object.projection;
      const rows: unknown[] = await this.dataSource.query(
        `select 1 from ${table} where stripe_id = $1 and status = $2`,
        [id, status],
      );
      if (rows.length > 0) continue;
      await this.evidence.store(object);
      healed.push(String(id));
    }
    return healed;
  }

  /** Money moved for something that nobody told us about: it is asked for at once. */
  private async askForSources(healed: readonly string[]): Promise<void> {
    if (healed.length === 0) return;
    await this.settling.settle();
    await this.dataSource.query(ASK_FOR_SOURCES, [healed]);
  }

  /** And whose gifts those were, however long ago, where the payments themselves do not say. */
  private async askForPurposes(healed: readonly string[]): Promise<void> {
    if (healed.length === 0) return;
    await this.settling.settle();
    await this.dataSource.query(ASK_FOR_PURPOSES, [healed]);
  }

  private async notAmong(seen: readonly string[], from: Date, to: Date): Promise<string[]> {
    const rows: { stripe_id: string }[] = await this.dataSource.query(NOT_AMONG, [seen, from, to]);
    return rows.map(({ stripe_id }) => stripe_id);
  }
}

/** Stripe stamps and lists by whole seconds. */
function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}

function objectsOf(page: FetchedObject): { [name: string]: Json }[] {
  return page.projection['data'] as { [name: string]: Json }[];
}

function idsOf(page: FetchedObject): string[] {
  return objectsOf(page).map(({ id }) => String(id));
}

function onlyThose(page: FetchedObject, ids: readonly string[]): FetchedObject {
  const data = objectsOf(page).filter(({ id }) => ids.includes(String(id)));
  return { ...page, projection: { ...page.projection, data } };
}

const MISSING = `
  select id from unnest($1::text[]) id where not exists (select from balance_transactions where stripe_id = id)`;

const NOT_AMONG = `
  select stripe_id from balance_transactions
  where created >= $2 and created < $3 and stripe_id <> all($1) order by created limit 1000`;

const ASK_FOR_SOURCES = `
  insert into stripe_fetches (object_type, object_id, due_at)
  select distinct case reporting_category when 'refund_failure' then 'refund' when 'dispute_reversal' then 'dispute'
      when 'payout_reversal' then 'payout' else reporting_category end, source_id, clock_timestamp()
  from balance_transactions t
  where stripe_id = any($1) and source_id is not null
    and reporting_category in ('charge', 'refund', 'refund_failure', 'dispute', 'dispute_reversal', 'payout', 'payout_reversal')
  on conflict (object_type, object_id) do nothing`;

const ASK_FOR_PURPOSES = `
  insert into stripe_fetches (object_type, object_id, due_at)
  select distinct wanted, c.payment_intent_id, clock_timestamp()
  from balance_transactions t join charges c on c.stripe_id = t.source_id
    cross join unnest(array['payment_intent', 'invoice_payment_list']) wanted
  where t.stripe_id = any($1) and c.status = 'succeeded' and c.payment_intent_id is not null
    and not exists (select from ledger_transactions where key = 'attributed:' || c.stripe_id)
  on conflict (object_type, object_id) do nothing`;

const LEDGER_BY_DAY = `
  select to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD') as day, substr(e.account, 15) as balance_type,
    e.currency, sum(e.amount_minor)::text as ledger_minor
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.occurred_at >= $1 and t.occurred_at < $2 and e.account like 'assets:stripe:%'
  group by 1, 2, 3`;
