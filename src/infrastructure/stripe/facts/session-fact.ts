import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';
import { readOurMetadata, type OurMetadata } from './our-metadata';

export interface SessionFact extends OurMetadata {
  readonly stripeId: string;
  readonly status: 'open' | 'complete' | 'expired';
  readonly paymentStatus: 'paid' | 'unpaid' | 'no_payment_required';
  readonly paymentIntentId: string | null;
  readonly subscriptionId: string | null;
  readonly customerId: string | null;
}

/** @throws UnreadableObject */
export function readSession(object: { [name: string]: Json }): SessionFact {
  const reader = new FieldReader(object, 'checkout.session');
  return {
    ...readOurMetadata(reader.inner('metadata')),
    stripeId: reader.text('id'),
    status: reader.oneOf('status', ['open', 'complete', 'expired']),
    paymentStatus: reader.oneOf('payment_status', ['paid', 'unpaid', 'no_payment_required']),
    paymentIntentId: reader.optionalText('payment_intent'),
    subscriptionId: reader.optionalText('subscription'),
    customerId: reader.optionalText('customer'),
  };
}
