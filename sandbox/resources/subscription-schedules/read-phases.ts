import type { Account } from '../../account/account';
import type { SchedulePhase, SubscriptionSchedule } from '../../account/wire';
import { mergeMetadata } from '../../api/parameters/metadata';
import { exclusiveParameters, invalidRequest, missingParameter, unbuilt } from '../../api/stripe-error';
import type { Interval } from '../prices/price';
import { periodStart } from '../subscriptions/billing-period';
import { methodOf } from '../subscriptions/method-of';
import { recurringPrice } from '../subscriptions/items';
import type { Ordered } from '../subscriptions/subscription-item';
import type { PhaseAsked } from './parameters';
import { newPhase } from './phase';

/**
 * The phases as they are asked for, each beginning where the one before ends; those that are over stay as they were.
 * @throws StripeError 400 where the phase under way is left out or begins at another time; 501 where it is changed
 */
export function readPhases(
  account: Account,
  schedule: SubscriptionSchedule,
  asked: readonly PhaseAsked[],
): SchedulePhase[] {
  const begins = schedule.current_phase?.start_date ?? 0;
  if (asked[0]?.start_date === undefined)
    throw invalidRequest('Missing at least one phase with a `start_date` to anchor end dates to.', { param: 'phases' });
  const chain: SchedulePhase[] = [];
  asked.forEach((phase, index) => {
    const start = phase.start_date ?? chain.at(-1)?.end_date ?? 0;
    checkMethod(account, schedule, phase.default_payment_method);
    chain.push(readPhase(account, phase, start, { param: `phases[${index}]`, isToCome: index > 0 && start > begins }));
  });
  const [current, ...toCome] = chain.filter(({ start_date }) => start_date >= begins);
  checkUnderWay(account, schedule, current);
  return [...schedule.phases.filter(({ start_date }) => start_date < begins), current as SchedulePhase, ...toCome];
}

function checkMethod(account: Account, { customer }: SubscriptionSchedule, id: string | undefined): void {
  if (id !== undefined) methodOf(account, id, String(customer));
}

function readPhase(
  account: Account,
  asked: PhaseAsked,
  start_date: number,
  { param, isToCome }: { param: string; isToCome: boolean },
): SchedulePhase {
  const { billing_cycle_anchor = null, collection_method = null, proration_behavior = 'create_prorations' } = asked;
  if (isToCome && proration_behavior !== 'none') throw unbuilt('prorations: send proration_behavior none');
  const ordered = orderedOf(account, asked, param);
  const dates = datesOf(asked, start_date, { ordered, param });
  const metadata = mergeMetadata({}, asked.metadata);
  const { default_payment_method = null } = asked;
  return newPhase(ordered, {
    ...{ ...dates, billing_cycle_anchor, collection_method, default_payment_method, metadata, proration_behavior },
  });
}

function orderedOf(account: Account, { items }: PhaseAsked, param: string): Ordered[] {
  return items.map((item, index) => {
    const price = recurringPrice(account, item, `${param}[items][${index}]`);
    if (!price) throw missingParameter(`${param}[items][${index}][price]`);
    return { price, quantity: item.quantity ?? 1 };
  });
}

function datesOf(
  asked: PhaseAsked,
  start_date: number,
  { ordered, param }: { ordered: readonly Ordered[]; param: string },
): Pick<SchedulePhase, 'start_date' | 'end_date' | 'trial_end'> {
  if (asked.duration && asked.end_date !== undefined)
    throw exclusiveParameters(`${param}[duration]`, `${param}[end_date]`);
  const end_date = asked.end_date ?? endAfter(start_date, asked, ordered);
  if (end_date <= start_date)
    throw invalidRequest('The phase must end after it begins.', { param: `${param}[end_date]` });
  const trial_end = asked.trial_end ?? (asked.trial ? end_date : null);
  if (trial_end !== null && (trial_end <= start_date || trial_end > end_date))
    throw invalidRequest('`trial_end` must be within the phase.', { param: `${param}[trial_end]` });
  return { start_date, end_date, trial_end };
}

/** A phase without a length lasts one period of its first price. */
function endAfter(start: number, { duration }: PhaseAsked, [first]: readonly Ordered[]): number {
  const { interval, interval_count = 1 } = duration ?? first?.price.recurring ?? { interval: 'month' };
  return periodStart(start, interval as Interval, interval_count, 1);
}

function checkUnderWay(account: Account, schedule: SubscriptionSchedule, asked: SchedulePhase | undefined): void {
  const known = schedule.phases.find(({ start_date }) => start_date === schedule.current_phase?.start_date);
  if (!known || asked?.start_date !== known.start_date)
    throw invalidRequest('You can not modify the start date of the current phase.', { param: 'phases' });
  if (asked.end_date <= account.clock.now())
    throw invalidRequest('The current phase must end in the future.', { param: 'phases' });
  if (billed(asked) !== billed(known)) throw unbuilt('changing what the phase under way is billed for');
}

function billed({ items, trial_end }: SchedulePhase): string {
  return [...items.map(({ price, quantity }) => `${String(price)} ${quantity}`), trial_end].join();
}
