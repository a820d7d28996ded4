import type { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { unseal } from '../../foundation/crypto/sealing';
import type { StripeEvent } from './stripe-event.entity';

/** Ties a sealed email to its event: moved to another row, it does not open. */
export function sealingContext(eventId: string): string {
  return `email in ${eventId}`;
}

/** @returns null where the event brought none. @throws Error when its key is gone */
export function openSealedEmail(keys: IdentityKeys, event: StripeEvent): string | null {
  if (event.sealedEmail === null || event.sealingKeyId === null) return null;
  const key = keys.key(event.sealingKeyId, 'seal-inbox');
  return unseal(key, event.sealedEmail, sealingContext(event.eventId)).toString('utf8');
}
