import type { Account } from '../../account/account';
import { voidInvoice } from '../invoices/lifecycle';
import { changeSubscription } from './subscription';

/** Stripe waits 23 hours for a first payment. */
export const INCOMPLETE_SECONDS = 23 * 3_600;

/** The diary's `expire_incomplete_subscription`: the first bill was never paid, so nothing has begun. */
export function expireIncomplete(account: Account, id: string): void {
  const subscription = account.store.get('subscriptions', id);
  if (subscription?.status !== 'incomplete') return;
  const invoice = account.store.get('invoices', String(subscription.latest_invoice ?? ''));
  if (invoice?.status === 'open') voidInvoice(account, invoice);
  changeSubscription(account, subscription, { ended_at: account.clock.now(), status: 'incomplete_expired' });
}
