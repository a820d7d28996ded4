import type { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { unseal } from '../../foundation/crypto/sealing';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import type { TakenEvent } from '../drain/take-due-events';

/** Ties a sealed email to its event: moved to another row, it does not open. */
export function sealingContext(eventId: string): string {
  return `email in ${eventId}`;
}

/** @returns null where the event brought none. @throws UnreadableObject when its key is gone or it does not open */
export function openSealedEmail(keys: IdentityKeys, event: TakenEvent): string | null {
  if (event.sealedEmail === null || event.sealingKeyId === null) return null;
  const { sealingKeyId, sealedEmail } = event;
  if (!keys.ids.includes(sealingKeyId))
    throw new UnreadableObject(`Its email is sealed under ${sealingKeyId}, which is not in the key file`);
  try {
    return unseal(keys.key(sealingKeyId, 'seal-inbox'), sealedEmail, sealingContext(event.eventId)).toString('utf8');
  } catch {
    throw new UnreadableObject('Its sealed email was changed and does not open');
  }
}
