import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

/** A card, or account, that a donor gave for a gift that goes on. Ids of ours, save the last. */
export interface SetUpCard {
  readonly changeId: string;
  readonly contributionId: string;
  /** Stripe's. */
  readonly paymentMethodId: string;
}

/** @returns null: it was not given for a gift of ours. @throws UnreadableObject */
export function readSetUpCard(object: { [name: string]: Json }): SetUpCard | null {
  const reader = new FieldReader(object, 'setup_intent');
  const metadata = reader.inner('metadata');
  const changeId = metadata?.textIfPresent('gift_change_id') ?? null;
  const contributionId = metadata?.textIfPresent('gift_id') ?? null;
  if (changeId === null || contributionId === null) return null;
  return { changeId, contributionId, paymentMethodId: reader.text('payment_method') };
}
