import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { later, onceKnown } from '../merge-fact';
import type { PaymentIntent } from './payment-intent.entity';
import { PAYMENT_INTENT_STATES } from './payment-intent-state';

/** Two views of one PaymentIntent. @throws UnreadableObject when it is said to be both canceled and succeeded */
export function joinPaymentIntents(known: PaymentIntent, incoming: PaymentIntent): PaymentIntent {
  const ends = new Set([known.state, incoming.state].filter((state) => state !== 'open'));
  if (ends.size > 1) throw new UnreadableObject('payment_intent was both canceled and succeeded');
  return {
    stripeId: known.stripeId,
    contributionId: onceKnown('payment_intent.metadata', known.contributionId, incoming.contributionId),
    state: later(PAYMENT_INTENT_STATES, known.state, incoming.state),
    amountMinor: known.amountMinor,
    currency: known.currency,
  };
}
