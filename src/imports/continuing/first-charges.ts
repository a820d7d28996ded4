import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { StripeSubscriptionChanges } from '../../infrastructure/stripe/subscription-changes';
import { StripeSubscriptionTies } from '../../infrastructure/stripe/subscription-ties';
import { firstCharge } from './first-charge';
import { COMPLETED_PAGE } from './taken-up-sql';

/** Keeps the first charges of gifts that came over where they belong: see `firstCharge`. */
@Injectable()
export class FirstCharges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ties: StripeSubscriptionTies,
    private readonly stripe: StripeSubscriptionChanges,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** One after the other; what Stripe does not answer now is tried again the next time. @returns how many were moved */
  async keep(): Promise<number> {
    const rows: Row[] = await this.dataSource.query(NOT_YET_TAKEN);
    let moved = 0;
    for (const row of rows) if (await this.keepOne(row)) moved++;
    await this.tellOverlaps();
    return moved;
  }

  private async keepOne(row: Row): Promise<boolean> {
    const { agreedAt, stoppedAt, frequency, nextChargeOn, isChosen } = row;
    const days = { frequency, nextChargeOn, zone: this.newsroom.timeZone };
    const setAt = isChosen && row.periodEnd !== null ? row.periodEnd : (row.firstChargeAt ?? agreedAt);
    const facts = { days, agreedAt, stoppedAt, isChosen, setAt };
    const wanted = firstCharge(facts, this.clock.now());
    if (wanted.getTime() === facts.setAt.getTime()) return false;
    try {
      return await this.move(row, wanted);
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      this.log.error({ code: error.code, subscription: row.subscriptionId }, 'A first charge could not be moved');
      return false;
    }
  }

  private async move(row: Row, wanted: Date): Promise<boolean> {
    const { id, subscriptionId } = row;
    const { firstChargeAt, isOver, isEnding } = await this.ties.look(subscriptionId);
    // Ended, to be ended before it is taken, or taken already: an event will tell.
    if (isOver || isEnding || firstChargeAt === null) return false;
    // Its donor has just chosen a later day.
    if (row.isChosen && firstChargeAt >= wanted) return false;
    if (firstChargeAt.getTime() !== wanted.getTime()) {
      const [[{ moves }]]: [[{ moves: number }], number] = await this.dataSource.query(NEXT_MOVE, [id]);
      await this.stripe.moveTo(subscriptionId, wanted, idempotencyKey('first-charge', id, moves));
    }
    await this.dataSource.query('update imported_subscriptions set first_charge_at = $2 where id = $1', [id, wanted]);
    return true;
  }

  /**
   * Nobody has said that the other system was stopped, and ours has taken the gift, or will soon: for more than an interval
   * nothing of ours ran, or Stripe refused to have the first charge moved.
   */
  private async tellOverlaps(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const rows: { source: string; externalId: string; subscriptionId: string }[] = await manager.query(OVERLAPPING, [
        this.clock.now(),
      ]);
      for (const { subscriptionId, ...details } of rows)
        await this.alarms.raise(manager, 'gift-taken-twice', subscriptionId, details);
    });
  }
}

interface Row {
  readonly id: string;
  readonly subscriptionId: string;
  readonly frequency: 'monthly' | 'annual';
  readonly nextChargeOn: string;
  readonly agreedAt: Date;
  readonly stoppedAt: Date | null;
  readonly firstChargeAt: Date | null;
  /** As Stripe's newest event says. */
  readonly periodEnd: Date | null;
  readonly isChosen: boolean;
}

/**
 * From the page on, whether or not anything else of the subscription was heard yet. One that is to end ends no later than
 * it would be taken: moved back, it would be taken after all.
 */
const NOT_YET_TAKEN = `
  select i.id, page.subscription_id as "subscriptionId", i.frequency, i.next_charge_on::text as "nextChargeOn",
    page.agreed_at as "agreedAt", i.stopped_at as "stoppedAt", i.first_charge_at as "firstChargeAt",
    s.current_period_end as "periodEnd", exists (
      select from gift_changes g where g.subscription_id = page.subscription_id and g.state <> 'refused'
        and (g.kind = 'day' or g.terms ->> 'how' = 'move')) as "isChosen"
  from imported_subscriptions i ${COMPLETED_PAGE} left join subscriptions s on s.stripe_id = page.subscription_id
  where i.way = 'invite' and page.subscription_id is not null and coalesce(s.status, 'trialing') = 'trialing'
    and s.cancel_at is null and s.cancel_at_period_end is not true
  order by i.id`;

const NEXT_MOVE = 'update imported_subscriptions set moves = moves + 1 where id = $1 returning moves';

const OVERLAPPING = `
  select i.source, i.external_id as "externalId", page.subscription_id as "subscriptionId"
  from imported_subscriptions i ${COMPLETED_PAGE} left join subscriptions s on s.stripe_id = page.subscription_id
  where i.way = 'invite' and i.stopped_at is null and page.subscription_id is not null
    and (exists (select from invoices where invoices.subscription_id = page.subscription_id and status = 'paid' and total_minor > 0)
      or (coalesce(s.status, 'trialing') = 'trialing'
        and coalesce(i.first_charge_at, page.agreed_at) < $1::timestamptz + interval '3 days'))
    and not exists (
      select from alarms where kind = 'gift-taken-twice' and subject = page.subscription_id and resolved_at is null)`;
