import type { Account } from '../../account/account';
import type { Subscription, TestClock } from '../../account/wire';
import { invalidRequest } from '../../api/stripe-error';
import { periodStart } from '../subscriptions/billing-period';
import type { Interval } from '../prices/price';

/** Stripe lets a clock go on by at most this many intervals of the shortest subscription at a time. */
const MAX_INTERVALS = 2;
/** What a clock without subscriptions may go on by. */
const LONGEST: { interval: Interval; interval_count: number } = { interval: 'year', interval_count: 1 };

/**
 * Sends a clock forward. It is `advancing` at first; what is due on the way happens right after.
 * @throws StripeError 400 for an instant that is not ahead or too far ahead, or while it is under way already
 */
export function advanceClock(account: Account, clock: TestClock, target: number): TestClock {
  const param = { param: 'frozen_time' };
  if (clock.status !== 'ready') throw invalidRequest('The test clock is still advancing.');
  if (target <= clock.frozen_time) throw invalidRequest('A test clock can only go forward.', param);
  const { interval, interval_count } = shortest(account, clock);
  if (target > periodStart(clock.frozen_time, interval, interval_count, MAX_INTERVALS)) {
    const message = `A test clock can go forward by ${MAX_INTERVALS} intervals of its shortest subscription at most.`;
    throw invalidRequest(message, param);
  }
  const status_details = { advancing: { target_frozen_time: target } };
  const advancing = account.store.put('test_clocks', { ...clock, status: 'advancing', status_details });
  account.events.emit('test_helpers.test_clock.advancing', advancing);
  account.agenda.scheduleIn('advance_test_clock', clock.id, 0);
  return advancing;
}

/** The diary's `advance_test_clock`. */
export function finishAdvancing(account: Account, id: string): void {
  const clock = account.store.get('test_clocks', id);
  const target = clock?.status_details.advancing?.target_frozen_time;
  if (!clock || target === undefined) return;
  account.agenda.advanceTestClock(id, target * 1000);
  const ready = account.store.put('test_clocks', {
    ...clock,
    frozen_time: target,
    status: 'ready',
    status_details: {},
  });
  account.clock.frozenAt(id, target * 1000, () => account.events.emit('test_helpers.test_clock.ready', ready));
}

function shortest(account: Account, { id }: TestClock): typeof LONGEST {
  return account.store
    .all('subscriptions')
    .where('test_clock', id)
    .filter(({ status }) => status !== 'canceled')
    .flatMap(recurrences)
    .reduce((least, other) => (lengthOf(other) < lengthOf(least) ? other : least), LONGEST);
}

function recurrences({ items }: Subscription): (typeof LONGEST)[] {
  return items.data.flatMap(({ price: { recurring } }) =>
    recurring ? [{ interval: recurring.interval as Interval, interval_count: recurring.interval_count }] : [],
  );
}

function lengthOf({ interval, interval_count }: typeof LONGEST): number {
  return periodStart(0, interval, interval_count, 1);
}
