import type { SessionFact } from '../../infrastructure/stripe/facts/session-fact';

/** What we know of a payment page, in the order in which it can only rise. */
export const SESSION_STATES = [
  'requested',
  'refused',
  'open',
  'expired',
  'complete-unpaid',
  'complete-failed',
  'complete-no-payment',
  'complete-paid',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** The state an event speaks of. "Failed" is no state of a session at Stripe: only the event's type says it. */
export function stateOf(session: SessionFact, eventType: string): SessionState {
  if (session.status !== 'complete') return session.status;
  if (session.paymentStatus === 'paid') return 'complete-paid';
  if (session.paymentStatus === 'no_payment_required') return 'complete-no-payment';
  return eventType === 'checkout.session.async_payment_failed' ? 'complete-failed' : 'complete-unpaid';
}

/** The higher of two: a late "open" never takes back a "paid". */
export function higherState(one: SessionState, other: SessionState): SessionState {
  return SESSION_STATES.indexOf(one) >= SESSION_STATES.indexOf(other) ? one : other;
}
