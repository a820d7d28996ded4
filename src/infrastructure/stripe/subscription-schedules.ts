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
    const { scheduleId: known, methodId } = await this.look(subscriptionId);
    const scheduleId = known ?? (await this.create(subscriptionId, keys.create));
    const [current] = await this.phasesOf(scheduleId);
    // Said, and not left to Stripe: the period of the new interval begins then, and is paid then.
    const begins = { proration_behavior: 'none', billing_cycle_anchor: 'phase_start' } as const;
    const then = { items: [{ price_data: priceData(price) }], ...begins };
    await this.update(scheduleId, [asItIs(current), then], { methodId, key: keys.update });
  }

  /**
   * What is planned is paid with this card, or account, and what is under way as well. Where nothing is planned, nothing
   * happens. @throws StripeFailure
   */
  async usePaymentMethod(subscriptionId: string, methodId: string, key: string): Promise<void> {
    const { scheduleId } = await this.look(subscriptionId);
    if (scheduleId === null) return;
    const phases = await this.phasesOf(scheduleId);
    await this.update(scheduleId, phases.map(asItIs), { methodId, key });
  }

  /**
   * What was planned is not done, and the gift goes on as it is. Safe to repeat: where nothing is planned, nothing
   * happens. @throws StripeFailure
   */
  async release(subscriptionId: string): Promise<void> {
    const { scheduleId } = await this.look(subscriptionId);
    if (scheduleId !== null) await asFailure(() => this.stripe.subscriptionSchedules.release(scheduleId));
  }

  private async look(subscriptionId: string): Promise<{ scheduleId: string | null; methodId: string | null }> {
    const { schedule, default_payment_method: method } = await asFailure(() =>
      this.stripe.subscriptions.retrieve(subscriptionId),
    );
    return { scheduleId: schedule && idOf(schedule), methodId: method && idOf(method) };
  }

  /** The one under way, and those to come. */
  private async phasesOf(scheduleId: string): Promise<[Phase, ...Phase[]]> {
    const { phases, current_phase } = await asFailure(() => this.stripe.subscriptionSchedules.retrieve(scheduleId));
    const at = phases.findIndex(({ start_date }) => start_date === current_phase?.start_date);
    const [current, ...toCome] = at < 0 ? [] : phases.slice(at);
    // It was released, or has run out: the next attempt finds none.
    if (current === undefined) throw new StripeFailure('failed', 'schedule_without_phase', undefined);
    return [current, ...toCome];
  }

  /** A phase that names no card is paid with the customer's own, and nothing here ever gives a customer one. */
  private async update(
    scheduleId: string,
    phases: readonly Stripe.SubscriptionScheduleUpdateParams.Phase[],
    { methodId, key }: { methodId: string | null; key: string },
  ): Promise<void> {
    const paid = methodId === null ? {} : { default_payment_method: methodId };
    const change = { phases: phases.map((phase) => ({ ...phase, ...paid })), end_behavior: 'release' as const };
    await asFailure(() => this.stripe.subscriptionSchedules.update(scheduleId, change, { idempotencyKey: key }));
  }

  private async create(subscription: string, key: string): Promise<string> {
    const request = { from_subscription: subscription };
    const { id } = await asFailure(() => this.stripe.subscriptionSchedules.create(request, { idempotencyKey: key }));
    return id;
  }
}

type Phase = Stripe.SubscriptionSchedule.Phase;

/** Stripe wants the phases that stay told once more. */
function asItIs({ items, start_date, end_date, trial_end, billing_cycle_anchor }: Phase) {
  return {
    items: items.map(({ price, quantity }) => ({ price: idOf(price), quantity: quantity ?? 1 })),
    ...{ start_date, end_date, proration_behavior: 'none' as const },
    ...(trial_end === null ? {} : { trial_end }),
    ...(billing_cycle_anchor === null ? {} : { billing_cycle_anchor }),
  };
}
