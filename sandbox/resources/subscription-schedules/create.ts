import { ignored } from '../../api/parameters/containers';
import { text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { invalidRequest, unbuilt } from '../../api/stripe-error';
import { planPhaseEnd } from './enter-phase';
import { scheduleOf } from './schedule';

const NOT_BESIDE = {
  billing_mode: ignored(),
  customer: ignored(),
  customer_account: ignored(),
  default_settings: ignored(),
  end_behavior: ignored(),
  metadata: ignored(),
  pause_schedules: ignored(),
  phases: ignored(),
  start_date: ignored(),
};

/** `POST /v1/subscription_schedules`, of a subscription that runs; phases are asked for afterwards, as Stripe wants it. */
export const CREATE_SCHEDULE = route(
  'POST',
  '/v1/subscription_schedules',
  { ...NOT_BESIDE, from_subscription: text() },
  ({ account, params: { from_subscription: id, ...others } }) => {
    if (id === undefined) throw unbuilt('a subscription schedule without from_subscription');
    const refused = Object.keys(others).find((name) => name in NOT_BESIDE);
    if (refused !== undefined)
      throw invalidRequest(`You cannot set \`${refused}\` if \`from_subscription\` is set.`, { param: refused });
    const subscription = find(account, 'subscriptions', 'subscription', id, 'from_subscription');
    const { cancel_at, schedule, status } = subscription;
    if (OVER.includes(status)) throw cannotMigrate(`a subscription that is currently in the \`${status}\` status.`);
    if (schedule !== null)
      throw cannotMigrate(`a subscription that is already attached to a schedule: \`${String(schedule)}\`.`);
    if (cancel_at !== null) throw unbuilt('a schedule for a subscription whose end is planned');
    const made = scheduleOf(account, subscription);
    planPhaseEnd(account, made);
    return made;
  },
);

const OVER = ['canceled', 'incomplete', 'incomplete_expired'];

function cannotMigrate(what: string): Error {
  return invalidRequest(`You cannot migrate ${what}`, { param: 'from_subscription' });
}
