import type { Account } from '../../account/account';
import { cancelIntent } from './cancel';

/** The diary's `expire_authorization`: nobody captured in time, and the bank lets go of the money. */
export function expireAuthorization(account: Account, id: string): void {
  const intent = account.store.get('payment_intents', id);
  if (intent?.status === 'requires_capture') cancelIntent(account, intent, 'automatic');
}
