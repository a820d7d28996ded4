import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { isOver } from './subscription-endings';

/** A recurring gift at Stripe, as far as it matters to whose it is and when it is first taken. */
export interface TiedSubscription {
  /** Ours; null: it carries no id of ours. */
  readonly contributionId: string | null;
  readonly isOver: boolean;
  /** An end is announced. */
  readonly isEnding: boolean;
  readonly amountMinor: bigint;
  /** ISO 4217, in capitals. */
  readonly currency: string;
  /** 1: monthly, 12: annual; null: by days or weeks, or of more than one price. */
  readonly everyMonths: number | null;
  /** Nothing is taken before; null: it has begun. */
  readonly firstChargeAt: Date | null;
}

/** Ties recurring gifts to ours. */
@Injectable()
export class StripeSubscriptionTies {
  constructor(private readonly stripe: Stripe) {}

  /** As it is now. @throws StripeFailure */
  async look(stripeId: string): Promise<TiedSubscription> {
    const subscription = await asFailure(() => this.stripe.subscriptions.retrieve(stripeId));
    const { metadata, status, trial_end, currency, items, cancel_at, cancel_at_period_end } = subscription;
    const [item] = items.data;
    const unit = item?.price.unit_amount ?? 0;
    return {
      contributionId: metadata['contribution_id'] ?? null,
      isOver: isOver({ status }),
      isEnding: cancel_at !== null || cancel_at_period_end,
      amountMinor: BigInt(unit) * BigInt(item?.quantity ?? 1),
      currency: currency.toUpperCase(),
      everyMonths: items.data.length === 1 ? monthsOf(item?.price.recurring) : null,
      firstChargeAt: status === 'trialing' && trial_end !== null ? new Date(trial_end * 1000) : null,
    };
  }

  /** Writes our id into its metadata, and nothing else. Safe to repeat under the same key. @throws StripeFailure */
  async tie(stripeId: string, contributionId: string, key: string): Promise<void> {
    const change = { metadata: { contribution_id: contributionId } };
    await asFailure(() => this.stripe.subscriptions.update(stripeId, change, { idempotencyKey: key }));
  }
}

function monthsOf(recurring: Stripe.Price.Recurring | null | undefined): number | null {
  if (recurring?.interval === 'month') return recurring.interval_count;
  return recurring?.interval === 'year' ? recurring.interval_count * 12 : null;
}
