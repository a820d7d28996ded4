import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';

const DAY_SECONDS = 86_400;
/** Stripe tells of a trial's end three days ahead, or at once where it is sooner. */
const TRIAL_NOTICE_SECONDS = 3 * DAY_SECONDS;

/**
 * Puts the end of the current period into the diary. Whatever is planned looks again, when its time comes, at what the
 * subscription has become by then; nothing has to be taken back.
 */
export function planPeriod(account: Account, subscription: Subscription): void {
  const { id, trial_end } = subscription;
  const now = account.clock.now();
  const ends = periodEnd(subscription);
  account.agenda.schedule('renew_subscription', id, ends * 1000);
  const notice = ends - account.settings.upcomingInvoiceDays * DAY_SECONDS;
  if (notice > now) account.agenda.schedule('announce_upcoming_invoice', id, notice * 1000);
  if (subscription.status !== 'trialing' || trial_end === null) return;
  account.agenda.schedule('announce_trial_end', id, Math.max(now, trial_end - TRIAL_NOTICE_SECONDS) * 1000);
}

/** The end of the period that is over first. */
export function periodEnd({ items }: Subscription): number {
  return Math.min(...items.data.map((item) => item.current_period_end));
}
