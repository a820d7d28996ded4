import type { PaymentIntentFact } from '../../infrastructure/stripe/facts/payment-intent-fact';

/** Everything that may still change is one state: those events come in no order that could be trusted. */
export const PAYMENT_INTENT_STATES = ['open', 'canceled', 'succeeded'] as const;
export type PaymentIntentState = (typeof PAYMENT_INTENT_STATES)[number];

export function stateOfPaymentIntent({ status }: PaymentIntentFact): PaymentIntentState {
  return status === 'canceled' || status === 'succeeded' ? status : 'open';
}
