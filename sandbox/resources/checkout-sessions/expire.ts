import type { Account } from '../../account/account';
import type { CheckoutSession } from '../../account/wire';

/** Ends an open session, by call or because its time is over; any other is left as it is. */
export function expireSession(account: Account, id: string): CheckoutSession | undefined {
  const session = account.store.get('checkout_sessions', id);
  if (session?.status !== 'open') return session;
  const expired = account.store.put('checkout_sessions', { ...session, status: 'expired', url: null });
  account.events.emit('checkout.session.expired', expired);
  return expired;
}
