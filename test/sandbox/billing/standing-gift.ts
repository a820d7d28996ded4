import type Stripe from 'stripe';
import { CARD, Shop, sessionFor } from '../shop';

/** A reader gives 10.00 a month, or by another interval, from the payment page on. */
export async function standingGift(
  shop: Shop,
  pay: Record<string, string> = CARD,
  interval: 'day' | 'week' | 'month' | 'year' = 'month',
): Promise<Stripe.Subscription> {
  const params = sessionFor('subscription', 'eur', 1000);
  const session = await shop.stripe.checkout.sessions.create({
    ...params,
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 1000, product_data: { name: 'Gift' }, recurring: { interval } },
      },
    ],
  });
  await shop.pay(session.url!, pay);
  const { subscription } = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
  return subscription as Stripe.Subscription;
}

/** Moves the account's clock to an instant, in Unix seconds. */
export async function advanceTo(shop: Shop, instant: number): Promise<void> {
  const { nowMs } = await shop.control('GET', 'clock');
  await shop.control('POST', 'clock/advance', { seconds: Math.max(0, Math.ceil(instant - Number(nowMs) / 1000)) });
}

export const HOUR = 3600;
export const DAY = 24 * HOUR;

export function periodEnd({ items }: Stripe.Subscription): number {
  return items.data[0]!.current_period_end;
}

/** A reader's card from now on, by a test name such as `pm_card_visa`. */
export async function useCard(shop: Shop, subscription: Stripe.Subscription, name: string): Promise<void> {
  const method = await shop.stripe.paymentMethods.attach(name, { customer: subscription.customer as string });
  await shop.stripe.subscriptions.update(subscription.id, { default_payment_method: method.id });
}
