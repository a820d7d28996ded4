import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { isBeingBilled, WITH_BILL } from './being-billed';

/** A recurring gift as it is agreed at Stripe now. */
export interface SubscriptionTerms {
  readonly status: string;
  readonly customerId: string;
  /** Of its one item. */
  readonly itemId: string;
  readonly productId: string;
  readonly amountMinor: bigint;
  /** ISO 4217, in small letters as Stripe has it. */
  readonly currency: string;
  /** Null: by another rhythm than one month or one year, or of more than one price, so that none of ours can take its place. */
  readonly interval: 'month' | 'year' | null;
  /** When it is next taken, or ends. */
  readonly periodEnd: Date;
  /** Its day of the month (and month of the year) is that of every payment, where the month has it. */
  readonly anchor: Date;
  readonly endsAt: Date | null;
  readonly endsWithPeriod: boolean;
  readonly isPaused: boolean;
  /** For its first hour the bill of a new period is a draft: it is taken then, whatever is changed, unless the gift ends. */
  readonly isBeingBilled: boolean;
  /** Of changes that take effect later; null: none are planned. */
  readonly scheduleId: string | null;
}

/** The product, amount, currency and interval that are asked for from the next payment on. */
export interface NewPrice extends Pick<SubscriptionTerms, 'itemId' | 'productId' | 'amountMinor' | 'currency'> {
  readonly interval: 'month' | 'year';
}

/**
 * Changes recurring gifts. All of it is absolute: done twice, it is the same. Nothing is charged, or given back, for a
 * part of a period.
 * @see https://docs.stripe.com/api/subscriptions/update
 */
@Injectable()
export class StripeSubscriptionChanges {
  constructor(private readonly stripe: Stripe) {}

  /** As it is now. @throws StripeFailure */
  async look(stripeId: string): Promise<SubscriptionTerms> {
    return termsOf(await asFailure(() => this.stripe.subscriptions.retrieve(stripeId, WITH_BILL)));
  }

  /**
   * What falls due before `resumesAt` is made void. The status stays as it is. @throws StripeFailure
   * @see https://docs.stripe.com/billing/subscriptions/pause-payment
   */
  pause(stripeId: string, resumesAt: Date, key: string): Promise<void> {
    return this.update(stripeId, { pause_collection: { behavior: 'void', resumes_at: seconds(resumesAt) } }, key);
  }

  /** From now on it is taken again when it falls due. @throws StripeFailure */
  unpause(stripeId: string, key: string): Promise<void> {
    return this.update(stripeId, { pause_collection: '' }, key);
  }

  /**
   * It is next taken at `at`, and on that day ever after. Stripe calls the time until then a trial, and sends nobody a
   * mail about it. @throws StripeFailure
   */
  moveTo(stripeId: string, at: Date, key: string): Promise<void> {
    return this.update(stripeId, { trial_end: seconds(at), proration_behavior: 'none' }, key);
  }

  /** An end that was announced, in whichever way, is taken back. @throws StripeFailure */
  goOn(stripeId: string, { endsWithPeriod }: Pick<SubscriptionTerms, 'endsWithPeriod'>, key: string): Promise<void> {
    return this.update(stripeId, endsWithPeriod ? { cancel_at_period_end: false } : { cancel_at: '' }, key);
  }

  /** From the next payment on. @throws StripeFailure */
  setPrice(stripeId: string, { itemId, ...price }: NewPrice, key: string): Promise<void> {
    const items = [{ id: itemId, price_data: priceData(price) }];
    return this.update(stripeId, { items, proration_behavior: 'none' }, key);
  }

  /**
   * At once: the whole of the new interval is charged now, and it begins anew from today. Where the card is declined,
   * nothing is changed. Nothing is given back of what is paid for already.
   * In flexible billing mode, which subscriptions have by default, no change of the interval does that by itself.
   * @param price where a payment was moved, `endsTrial`: Stripe would wait for that day. @throws StripeFailure
   * @see https://docs.stripe.com/billing/subscriptions/billing-mode/compare
   */
  setIntervalNow(stripeId: string, price: NewPrice & { readonly endsTrial: boolean }, key: string): Promise<void> {
    const { itemId, endsTrial, ...newPrice } = price;
    const items = [{ id: itemId, price_data: priceData(newPrice) }];
    // Off session: the donor is on our page, and could answer their bank on none of Stripe's.
    const now = { proration_behavior: 'none', payment_behavior: 'error_if_incomplete', off_session: true } as const;
    const begun = endsTrial ? ({ trial_end: 'now' } as const) : { billing_cycle_anchor: { type: 'now' as const } };
    return this.update(stripeId, { items, ...now, ...begun }, key);
  }

  /** The card, or account, that is charged from now on. @throws StripeFailure */
  setPaymentMethod(stripeId: string, paymentMethodId: string, key: string): Promise<void> {
    return this.update(stripeId, { default_payment_method: paymentMethodId }, key);
  }

  private async update(stripeId: string, change: Stripe.SubscriptionUpdateParams, key: string): Promise<void> {
    await asFailure(() => this.stripe.subscriptions.update(stripeId, change, { idempotencyKey: key }));
  }
}

/** Made inline, on a product that is there already. */
export function priceData({ productId, amountMinor, currency, interval }: Omit<NewPrice, 'itemId'>) {
  // Bounded by the currency table far below 2^53.
  return { currency, product: productId, unit_amount: Number(amountMinor), recurring: { interval } };
}

function termsOf(subscription: Stripe.Subscription): SubscriptionTerms {
  const [item] = subscription.items.data;
  if (item === undefined) throw new Error(`The subscription ${subscription.id} has no item`);
  const { status, cancel_at, cancel_at_period_end, customer, schedule } = subscription;
  const periodEnd = instant(item.current_period_end);
  return {
    ...{ status, itemId: item.id, customerId: idOf(customer), productId: idOf(item.price.product) },
    amountMinor: BigInt(item.price.unit_amount ?? 0) * BigInt(item.quantity ?? 1),
    ...{
      currency: item.price.currency,
      interval: ownInterval(subscription),
      periodEnd,
      anchor: instant(subscription.billing_cycle_anchor),
    },
    endsAt: cancel_at === null ? (cancel_at_period_end ? periodEnd : null) : instant(cancel_at),
    ...{ endsWithPeriod: cancel_at_period_end, isPaused: subscription.pause_collection !== null },
    isBeingBilled: isBeingBilled(subscription),
    scheduleId: schedule === null ? null : idOf(schedule),
  };
}

/** As ours are made: of one price, for one month or one year. */
export function ownInterval({ items }: Stripe.Subscription): 'month' | 'year' | null {
  const [item, ...others] = items.data;
  const { interval, interval_count } = item?.price.recurring ?? {};
  if (others.length > 0 || interval_count !== 1) return null;
  return INTERVALS.find((each) => each === interval) ?? null;
}

const INTERVALS = ['month', 'year'] as const;

/** Of what Stripe names, or has sent in full. */
export function idOf(given: string | { id: string }): string {
  return typeof given === 'string' ? given : given.id;
}

function instant(at: number): Date {
  return new Date(at * 1000);
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
