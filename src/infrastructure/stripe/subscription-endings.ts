import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { isBeingBilled, WITH_BILL } from './being-billed';
import { StripeFailure } from './stripe-failure';
import { StripeSubscriptionSchedules } from './subscription-schedules';

/** How a recurring gift stands at Stripe, as far as its end is concerned. */
export interface SubscriptionOutlook {
  readonly status: string;
  readonly periodEnd: Date | null;
  /** When it ends by itself; null: it goes on. */
  readonly endsAt: Date | null;
  /** In its first hour the bill of a new period is a draft, which only an end at once keeps from being taken. */
  readonly isBeingBilled: boolean;
}

/** Ends recurring gifts. Nothing is drawn up for a part of a period, and nothing given back. */
@Injectable()
export class StripeSubscriptionEndings {
  constructor(
    private readonly stripe: Stripe,
    private readonly schedules: StripeSubscriptionSchedules,
  ) {}

  /** As it is now. @throws StripeFailure */
  async look(stripeId: string): Promise<SubscriptionOutlook> {
    const subscription = await asFailure(() => this.stripe.subscriptions.retrieve(stripeId, WITH_BILL));
    const { status, items, cancel_at, cancel_at_period_end } = subscription;
    const periodEnd = instant(items.data[0]?.current_period_end);
    // An end is announced in one of two ways: by an instant, or with the period.
    const endsAt = instant(cancel_at) ?? (cancel_at_period_end ? periodEnd : null);
    return { status, periodEnd, endsAt, isBeingBilled: isBeingBilled(subscription) };
  }

  /**
   * By the instant and not "with the period", as Stripe's own pages do: if the period ended a moment ago, the gift does
   * not quietly go on for another. Safe to repeat under the same key. @throws StripeFailure
   */
  async endAt(stripeId: string, at: Date, key: string): Promise<void> {
    // Stripe plans no end beside another change.
    await this.schedules.release(stripeId);
    const change = { cancel_at: at.getTime() / 1000, proration_behavior: 'none' } as const;
    await asFailure(() => this.stripe.subscriptions.update(stripeId, change, { idempotencyKey: key }));
  }

  /**
   * Safe to repeat, without a key: Stripe takes none for a DELETE, and refuses to end what has ended, which the client's
   * own second try meets where the first one's answer was lost. @throws StripeFailure
   * @see https://docs.stripe.com/api/idempotent_requests
   */
  async endNow(stripeId: string): Promise<void> {
    try {
      await asFailure(() => this.stripe.subscriptions.cancel(stripeId, { invoice_now: false, prorate: false }));
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.kind !== 'refused') throw error;
      if (!isOver(await this.look(stripeId))) throw error;
    }
  }
}

/** Nothing comes after these. @see https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses */
export function isOver({ status }: Pick<SubscriptionOutlook, 'status'>): boolean {
  return status === 'canceled' || status === 'incomplete_expired';
}

function instant(seconds: number | null | undefined): Date | null {
  return seconds === null || seconds === undefined ? null : new Date(seconds * 1000);
}
