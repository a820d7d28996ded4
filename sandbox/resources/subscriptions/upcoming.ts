import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import { draftInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import { itemsFrom } from '../subscription-schedules/enter-phase';
import { pastPeriod } from './begin-period';
import { billOf } from './first-period';
import { periodEnd } from './plan-period';
import { nextPeriod } from './renew';

const TOLD_OF = ['active', 'past_due', 'trialing'];
const DAY_SECONDS = 86_400;

/** The diary's `announce_upcoming_invoice`: a preview of the next bill, which is not kept. */
export function announceUpcomingInvoice(account: Account, id: string): void {
  const subscription = account.store.get('subscriptions', id);
  const customer = account.store.get('customers', subscription?.customer ?? '');
  if (!subscription || !customer || !TOLD_OF.includes(subscription.status) || subscription.pause_collection) return;
  const ends = periodEnd(subscription);
  const now = account.clock.now();
  // Planned for a period that has been changed since.
  if (ends - account.settings.upcomingInvoiceDays * DAY_SECONDS > now || ends <= now) return;
  if (subscription.cancel_at !== null && subscription.cancel_at <= ends) return;
  const items = itemsFrom(account, subscription, ends) ?? nextPeriod(account, subscription, ends);
  const next = items.filter((item, place) => item !== subscription.items.data[place]);
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  const lines = subscriptionLines({ ...subscription, items: { ...subscription.items, data: next } }, names);
  const preview = draftInvoice(account, customer, lines, {
    ...billOf(subscription, 'upcoming'),
    ...pastPeriod(subscription),
    id: objectId('upcoming_in'),
    created: ends,
    next_payment_attempt: ends + account.settings.draftSeconds,
    webhooks_delivered_at: null,
  });
  account.events.emit('invoice.upcoming', preview);
}
