import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripeFailure } from './stripe-failure';
import { idOf, priceData, type NewPrice } from './subscription-changes';

/** The keys of the calls that plan a change: each goes out with the same parameters however often it is repeated. */
export interface ScheduleKeys {
  readonly create: string;
  readonly update: string;
}

/**
 * Changes of recurring gifts that take effect when the paid period is over. Another interval can only be had so: changed
 * on the subscription itself it is charged at once, prorated or not.
 * @see https://docs.stripe.com/billing/subscriptions/subscription-schedules
 */
@Injectable()
export class StripeSubscriptionSchedules {
  constructor(private readonly stripe: Stripe) {}

  /** From the end of the period on, at this price. One that was planned before is planned anew. @throws StripeFailure */
  async planPrice(subscriptionId: string, price: Omit<NewPrice, 'itemId'>, keys: ScheduleKeys): Promise<void> {
    const scheduleId = (await this.scheduleOf(subscriptionId)) ?? (await this.create(subscriptionId, keys.create));
    const schedule = await asFailure(() => this.stripe.subscriptionSchedules.retrieve(scheduleId));
    const current = schedule.phases.find(({ start_date }) => start_date === schedule.current_phase?.start_date);
    // It was released, or has run out: the next attempt finds none, and plans anew.
    if (current === undefined) throw new StripeFailure('failed', 'schedule_without_phase', undefined);
    const phases = [
      asItIs(current),
      { items: [{ price_data: priceData(price) }], proration_behavior: 'none' as const },
    ];
    await asFailure(() =>
      this.stripe.subscriptionSchedules.update(
        scheduleId,
        { phases, end_behavior: 'release' },
        { idempotencyKey: keys.update },
      ),
    );
  }

  /**
   * What was planned is not done, and the gift goes on as it is. Safe to repeat: where nothing is planned, nothing
   * happens. @throws StripeFailure
   */
  async release(subscriptionId: string): Promise<void> {
    const scheduleId = await this.scheduleOf(subscriptionId);
    if (scheduleId !== null) await asFailure(() => this.stripe.subscriptionSchedules.release(scheduleId));
  }

  private async scheduleOf(subscriptionId: string): Promise<string | null> {
    const { schedule } = await asFailure(() => this.stripe.subscriptions.retrieve(subscriptionId));
    return schedule === null ? null : idOf(schedule);
  }

  private async create(subscription: string, key: string): Promise<string> {
    const request = { from_subscription: subscription };
    const { id } = await asFailure(() => this.stripe.subscriptionSchedules.create(request, { idempotencyKey: key }));
    return id;
  }
}

/** Stripe wants the phase that is under way told once more. */
function asItIs({ items, start_date, end_date, trial_end }: Stripe.SubscriptionSchedule.Phase) {
  return {
    items: items.map(({ price, quantity }) => ({ price: idOf(price), quantity: quantity ?? 1 })),
    ...{ start_date, end_date, proration_behavior: 'none' as const },
    ...(trial_end === null ? {} : { trial_end }),
  };
}
