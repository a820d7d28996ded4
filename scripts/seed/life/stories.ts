import type { Story } from '../plan/gift-plan';
import type { PaidGift } from './paid-gift';
import type { LocalStripe } from './stripe';

/** What comes of it some days later. */
export interface Sequel {
  readonly afterDays: number;
  happen(): Promise<unknown>;
}

/** Tells a story's beginning; its end, where it has one, is to be told later. */
export function tell(story: Story, gift: PaidGift, stripe: LocalStripe): Promise<Sequel | void> {
  return STORIES[story](gift, stripe);
}

const STORIES: Readonly<Record<Story, (gift: PaidGift, stripe: LocalStripe) => Promise<Sequel | void>>> = {
  refund: async (gift, stripe) => refund(stripe, { charge: (await gift.charge()).id }),
  'partial refund': async (gift, stripe) => {
    const { id, amount } = await gift.charge();
    await refund(stripe, { charge: id, amount: Math.ceil(amount / 3) });
  },
  'failing refund': (gift, stripe) => unusualRefund(gift, stripe, 'fails_later'),
  'slow refund': (gift, stripe) => unusualRefund(gift, stripe, 'pends'),
  'dispute lost': (gift, stripe) => dispute(gift, stripe, 'lost'),
  'dispute won': (gift, stripe) => dispute(gift, stripe, 'won'),
  inquiry: async (gift, stripe) => {
    await stripe.control('disputes', { charge: (await gift.charge()).id, kind: 'inquiry' });
  },
  'fraud warning': async (gift, stripe) => {
    const { id } = await gift.charge();
    await stripe.control('early-fraud-warnings', { charge: id, fraudType: 'made_with_stolen_card' });
    return { afterDays: 1, happen: () => refund(stripe, { charge: id, reason: 'fraudulent' }) };
  },
  'card recovers': (gift, stripe) => nextCharges(gift, stripe, { outcome: 'declined', count: 2 }),
  'card fails for good': (gift, stripe) =>
    nextCharges(gift, stripe, { outcome: 'declined', declineCode: 'expired_card', count: MORE_THAN_TRIES }),
  'bank asks': (gift, stripe) => nextCharges(gift, stripe, { outcome: 'asks_authentication', count: 1 }),
  cancel: async (gift, stripe) => change(gift, stripe, { cancel_at_period_end: true }),
  'cancel at once': async (gift, stripe) => {
    await stripe.call('DELETE', `/v1/subscriptions/${(await gift.subscription()).id}`);
  },
  raise: async (gift, stripe) => {
    const [{ id, price }] = (await gift.subscription()).items.data;
    const { currency, product, unit_amount, recurring } = price;
    const price_data = { currency, product, unit_amount: unit_amount * 2, recurring: { interval: recurring.interval } };
    await change(gift, stripe, { items: [{ id, price_data }], proration_behavior: 'none' });
  },
  pause: async (gift, stripe) => {
    await change(gift, stripe, { pause_collection: { behavior: 'void' } });
    return { afterDays: PAUSE_DAYS, happen: () => change(gift, stripe, { pause_collection: '' }) };
  },
};

/** Stripe tries four times. */
const MORE_THAN_TRIES = 6;
const PAUSE_DAYS = 75;
/** Before it is lost for want of an answer, after nine. */
const ANSWER_DAYS = 6;

async function refund(stripe: LocalStripe, fields: { charge: string; amount?: number; reason?: string }) {
  await stripe.control('refunds', { reason: 'requested_by_customer', ...fields });
}

async function unusualRefund(gift: PaidGift, stripe: LocalStripe, start: string): Promise<void> {
  const { id } = await gift.charge();
  await stripe.control('refunds/next', { start });
  await refund(stripe, { charge: id });
}

async function dispute(gift: PaidGift, stripe: LocalStripe, to: 'won' | 'lost'): Promise<Sequel> {
  const opened = await stripe.control('disputes', { charge: (await gift.charge()).id, kind: 'chargeback' });
  return { afterDays: ANSWER_DAYS, happen: () => stripe.control(`disputes/${opened.id}/move`, { to }) };
}

async function nextCharges(gift: PaidGift, stripe: LocalStripe, outcome: object): Promise<void> {
  await stripe.control('charges/outcomes', { subscription: (await gift.subscription()).id, ...outcome });
}

async function change(gift: PaidGift, stripe: LocalStripe, changes: object): Promise<void> {
  await stripe.call('POST', `/v1/subscriptions/${(await gift.subscription()).id}`, changes);
}
