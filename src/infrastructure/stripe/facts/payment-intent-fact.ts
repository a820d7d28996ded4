import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';
import { readOurMetadata } from './our-metadata';

export interface PaymentIntentFact {
  readonly stripeId: string;
  readonly contributionId: string | null;
  /** Stripe's own word; it may add to its list. */
  readonly status: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** @throws UnreadableObject */
export function readPaymentIntent(object: { [name: string]: Json }): PaymentIntentFact {
  const reader = new FieldReader(object, 'payment_intent');
  return {
    stripeId: reader.text('id'),
    contributionId: readOurMetadata(reader.inner('metadata')).contributionId,
    status: reader.text('status'),
    amountMinor: reader.amountMinor('amount'),
    currency: reader.currency('currency'),
  };
}
