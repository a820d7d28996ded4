import type { EntityManager } from 'typeorm';
import type { PaymentIntentFact } from '../../infrastructure/stripe/facts/payment-intent-fact';
import { mergeFacts } from '../merge-fact';
import { joinPaymentIntents } from './join-payment-intents';
import { PaymentIntent } from './payment-intent.entity';
import { stateOfPaymentIntent } from './payment-intent-state';

export async function mergePaymentIntents(manager: EntityManager, facts: readonly PaymentIntentFact[]): Promise<void> {
  const rows = facts.map((fact) => {
    const { stripeId, contributionId, amountMinor, currency } = fact;
    return { stripeId, contributionId, amountMinor, currency, state: stateOfPaymentIntent(fact) };
  });
  await mergeFacts(manager, PaymentIntent, rows, joinPaymentIntents);
}
