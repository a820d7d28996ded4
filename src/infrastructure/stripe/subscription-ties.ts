import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripeFailure } from './stripe-failure';
import { idOf, ownInterval } from './subscription-changes';
import { isOver } from './subscription-endings';

/** A recurring gift at Stripe, as far as it matters to whose it is and when it is first taken. */
export interface TiedSubscription {
  /** Ours; null: it carries no id of ours. */
  readonly contributionId: string | null;
  readonly customerId: string;
  readonly isOver: boolean;
  /** An end is announced. */
  readonly isEnding: boolean;
  readonly amountMinor: bigint;
  /** ISO 4217, in capitals. */
  readonly currency: string;
  /** Null: by another rhythm than one month or one year, or of more than one price. */
  readonly interval: 'month' | 'year' | null;
  /** It is charged once in twelve months. */
  readonly isYearOfMonths: boolean;
  /** Nothing is taken before; null: it has begun. */
  readonly firstChargeAt: Date | null;
}

/** Ties recurring gifts to ours. */
@Injectable()
export class StripeSubscriptionTies {
  constructor(private readonly stripe: Stripe) {}

  /** The same. @returns undefined: there is none under this id at our account. @throws StripeFailure */
  async find(stripeId: string): Promise<TiedSubscription | undefined> {
    try {
      return await this.look(stripeId);
    } catch (error) {
      if (error instanceof StripeFailure && error.code === 'resource_missing') return undefined;
      throw error;
    }
  }

  /** As it is now. @throws StripeFailure */
  async look(stripeId: string): Promise<TiedSubscription> {
    const subscription = await asFailure(() => this.stripe.subscriptions.retrieve(stripeId));
    const { metadata, customer, status, trial_end, currency, items, cancel_at, cancel_at_period_end } = subscription;
    const [item] = items.data;
    const unit = item?.price.unit_amount ?? 0;
    return {
      contributionId: metadata['contribution_id'] ?? null,
      customerId: idOf(customer),
      isOver: isOver({ status }),
      isEnding: cancel_at !== null || cancel_at_period_end,
      amountMinor: BigInt(unit) * BigInt(item?.quantity ?? 1),
      currency: currency.toUpperCase(),
      interval: ownInterval(subscription),
      isYearOfMonths: item?.price.recurring?.interval === 'month' && item.price.recurring.interval_count === 12,
      firstChargeAt: status === 'trialing' && trial_end !== null ? new Date(trial_end * 1000) : null,
    };
  }

  /** Writes our id into its metadata, and nothing else. Safe to repeat under the same key. @throws StripeFailure */
  async tie(stripeId: string, contributionId: string, key: string): Promise<void> {
    const change = { metadata: { contribution_id: contributionId } };
    await asFailure(() => this.stripe.subscriptions.update(stripeId, change, { idempotencyKey: key }));
  }
}
