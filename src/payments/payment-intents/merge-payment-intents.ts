import type { EntityManager } from 'typeorm';
import type { PaymentIntentFact } from '../../infrastructure/stripe/facts/payment-intent-fact';
import { mergeFacts, type Change } from '../merge-fact';
import { joinPaymentIntents } from './join-payment-intents';
import { PaymentIntent } from './payment-intent.entity';
import { stateOfPaymentIntent } from './payment-intent-state';

export function mergePaymentIntents(
  manager: EntityManager,
  facts: readonly PaymentIntentFact[],
): Promise<Change<PaymentIntent>[]> {
  const rows = facts.map((fact) => {
    const { stripeId, contributionId, amountMinor, currency } = fact;
    return { stripeId, contributionId, amountMinor, currency, state: stateOfPaymentIntent(fact) };
  });
  return mergeFacts(manager, PaymentIntent, rows, joinPaymentIntents);
}
