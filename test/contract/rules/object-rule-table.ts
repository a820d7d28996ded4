import { isAmount } from './amounts';
import { isHash, type Hash } from './hash';

export interface ObjectRule {
  readonly path: string;
  /** The rule, worded to follow the path. */
  readonly says: string;
  readonly holds: (object: Hash) => boolean;
}

/** 30 minutes to 24 hours. https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at */
const MIN_SESSION_SECONDS = 30 * 60;
const MAX_SESSION_SECONDS = 24 * 60 * 60;
/** `created` is stamped a moment after the request that names `expires_at` was sent. */
const STAMP_SLACK_SECONDS = 60;

/** By object, from the description of each field in Stripe's API reference. */
export const OBJECT_RULES: Readonly<Record<string, readonly ObjectRule[]>> = {
  balance_transaction: [
    { path: 'net', says: 'must be amount − fee', holds: (o) => o['net'] === Number(o['amount']) - Number(o['fee']) },
    {
      path: 'fee',
      says: 'must be the sum of fee_details',
      holds: (o) => o['fee'] === sumOf(o['fee_details'], 'amount'),
    },
  ],
  charge: [
    { path: 'amount', says: 'must be a whole amount from 1 to 99999999', holds: (o) => isAmount(o['amount']) },
    { path: 'amount_captured', says: 'exceeds amount', holds: (o) => atMost(o, 'amount_captured', 'amount') },
    { path: 'amount_refunded', says: 'exceeds amount', holds: (o) => atMost(o, 'amount_refunded', 'amount') },
    {
      path: 'refunded',
      says: 'must be true exactly when the whole amount is refunded',
      holds: (o) => o['refunded'] === (o['amount_refunded'] === o['amount']),
    },
    {
      path: 'failure_code',
      says: 'must name why a failed charge failed',
      holds: (o) => o['status'] !== 'failed' || o['failure_code'] !== null,
    },
  ],
  'checkout.session': [
    { path: 'expires_at', says: 'must be 30 minutes to 24 hours after created', holds: expiresInTime },
    {
      path: 'url',
      says: 'is only present while the session is open',
      holds: (o) => o['status'] === 'open' || o['url'] === null,
    },
    {
      path: 'payment_intent',
      says: 'must be present once a session in payment mode is paid',
      holds: (o) => o['mode'] !== 'payment' || o['payment_status'] !== 'paid' || o['payment_intent'] !== null,
    },
    {
      path: 'subscription',
      says: 'must be present once a session in subscription mode is complete',
      holds: (o) => o['mode'] !== 'subscription' || o['status'] !== 'complete' || o['subscription'] !== null,
    },
  ],
  invoice: [
    {
      path: 'amount_remaining',
      says: 'must be amount_due − amount_paid',
      holds: (o) => o['amount_remaining'] === Number(o['amount_due']) - Number(o['amount_paid']),
    },
  ],
  payment_intent: [
    { path: 'amount', says: 'must be a whole amount from 1 to 99999999', holds: (o) => isAmount(o['amount']) },
    { path: 'amount_received', says: 'exceeds amount', holds: (o) => atMost(o, 'amount_received', 'amount') },
    {
      path: 'latest_charge',
      says: 'must be present once the payment succeeded',
      holds: (o) => o['status'] !== 'succeeded' || o['latest_charge'] !== null,
    },
    {
      path: 'canceled_at',
      says: 'must be set exactly when status is canceled',
      holds: (o) => (o['status'] === 'canceled') === (o['canceled_at'] !== null),
    },
  ],
  refund: [{ path: 'amount', says: 'must be a whole amount from 1 to 99999999', holds: (o) => isAmount(o['amount']) }],
  subscription: [
    {
      path: 'ended_at',
      says: 'must be set once status is canceled',
      holds: (o) => o['status'] !== 'canceled' || o['ended_at'] !== null,
    },
  ],
};

function expiresInTime({ created, expires_at: expiresAt }: Hash): boolean {
  const seconds = Number(expiresAt) - Number(created);
  return seconds >= MIN_SESSION_SECONDS - STAMP_SLACK_SECONDS && seconds <= MAX_SESSION_SECONDS + STAMP_SLACK_SECONDS;
}

function atMost(object: Hash, name: string, limit: string): boolean {
  return Number(object[name]) <= Number(object[limit]);
}

function sumOf(items: unknown, name: string): number {
  if (!Array.isArray(items)) return 0;
  return items.filter(isHash).reduce((sum, item) => sum + Number(item[name]), 0);
}
