import { stringify } from 'qs';

/** A request as the app would send it. `needed` names the parameters Stripe cannot do without, by path. */
export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Record<string, unknown>;
  readonly needed: readonly string[];
}

const priceData = { currency: 'usd', product: 'prod_SampleGift', unit_amount: 2500 };

export const sampleRequests: Readonly<Record<string, SampleRequest>> = {
  'one-time checkout': {
    method: 'POST',
    path: '/v1/checkout/sessions',
    params: {
      mode: 'payment',
      submit_type: 'donate',
      client_reference_id: '0190c0de',
      expires_at: 1_790_003_600,
      line_items: [{ price_data: priceData, quantity: 1 }],
      metadata: { contribution: '0190c0de' },
      payment_intent_data: { description: 'Gift', metadata: { contribution: '0190c0de' } },
      success_url: 'https://example.org/thank-you',
    },
    needed: [
      'success_url',
      'line_items',
      'line_items.0.price_data',
      'line_items.0.price_data.currency',
      'line_items.0.price_data.product',
    ],
  },
  'monthly checkout': {
    method: 'POST',
    path: '/v1/checkout/sessions',
    params: {
      mode: 'subscription',
      line_items: [{ price_data: { ...priceData, recurring: { interval: 'month' } }, quantity: 1 }],
      subscription_data: { metadata: { contribution: '0190c0de' } },
      success_url: 'https://example.org/thank-you',
    },
    needed: ['line_items.0.price_data.recurring', 'line_items.0.price_data.recurring.interval'],
  },
  refund: {
    method: 'POST',
    path: '/v1/refunds',
    params: {
      charge: 'ch_3SampleGift01',
      amount: 1250,
      reason: 'requested_by_customer',
      metadata: { refund: '0190f0f0' },
    },
    needed: [],
  },
  payment: {
    method: 'POST',
    path: '/v1/payment_intents',
    params: {
      amount: 2500,
      currency: 'usd',
      allowed_payment_method_types: ['card'],
      confirm: true,
      off_session: false,
      metadata: { contribution: '0190c0de' },
      setup_future_usage: 'off_session',
    },
    needed: ['amount', 'currency'],
  },
  'amount change': {
    method: 'POST',
    path: '/v1/subscriptions/sub_1SampleMonthly',
    params: {
      items: [{ id: 'si_SampleMonthly', price_data: { ...priceData, recurring: { interval: 'month' } } }],
      proration_behavior: 'none',
      cancel_at_period_end: false,
    },
    needed: ['items.0.price_data.currency', 'items.0.price_data.product', 'items.0.price_data.recurring'],
  },
  'events since': {
    method: 'GET',
    path: '/v1/events',
    params: { created: { gte: 1_790_000_000 }, limit: 100, types: ['charge.updated', 'payout.paid'] },
    needed: [],
  },
};

/** As npm `stripe` encodes parameters: indices for arrays, brackets for hashes. */
export function encodeForm(params: Record<string, unknown>): string {
  return stringify(params, { arrayFormat: 'indices' });
}
