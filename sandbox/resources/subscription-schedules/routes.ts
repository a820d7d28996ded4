import type { Account } from '../../account/account';
import type { SubscriptionSchedule } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored, range, type Range } from '../../api/parameters/containers';
import { mergeMetadata } from '../../api/parameters/metadata';
import { flag, text, timestamp } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { unbuilt } from '../../api/stripe-error';
import { endSubscription } from '../subscriptions/cancel';
import { changeSubscription } from '../subscriptions/subscription';
import { CREATE_SCHEDULE } from './create';
import { refuseOver, releaseSchedule } from './end-schedule';
import { planPhaseEnd } from './enter-phase';
import { UPDATE_PARAMETERS, type ScheduleUpdate } from './parameters';
import { readPhases } from './read-phases';
import { changeSchedule } from './schedule';

const PATH = '/v1/subscription_schedules';

const update = route('POST', `${PATH}/:id`, UPDATE_PARAMETERS, ({ account, id, params }) => {
  const before = schedule(account, id);
  refuseOver(before, 'update');
  if ((params.end_behavior ?? 'release') !== 'release') throw unbuilt(`end_behavior ${params.end_behavior}`);
  const after = changeSchedule(account, before, changes(account, before, params));
  if (after.current_phase?.end_date !== before.current_phase?.end_date) planPhaseEnd(account, after);
  useMethodUnderWay(account, after);
  return after;
});

const release = route('POST', `${PATH}/:id/release`, { preserve_cancel_date: ignored() }, ({ account, id }) => {
  const before = schedule(account, id);
  refuseOver(before, 'release');
  return releaseSchedule(account, before);
});

const cancel = route(
  'POST',
  `${PATH}/:id/cancel`,
  { invoice_now: ignored(), prorate: ignored() },
  ({ account, id }) => {
    const before = schedule(account, id);
    refuseOver(before, 'cancel');
    endSubscription(account, find(account, 'subscriptions', 'subscription', before.subscription ?? ''));
    return schedule(account, id);
  },
);

const list = listRoute(
  PATH,
  'subscription_schedules',
  {
    canceled_at: range(timestamp()),
    completed_at: range(timestamp()),
    customer: text(),
    released_at: range(timestamp()),
    scheduled: flag(),
  },
  ({ params: { canceled_at, completed_at, customer, released_at, scheduled } }) =>
    (row) =>
      matches(row, { customer }) &&
      (!scheduled || row.status === 'not_started') &&
      isWithin(row.canceled_at, canceled_at) &&
      isWithin(row.completed_at, completed_at) &&
      isWithin(row.released_at, released_at),
);

export const SUBSCRIPTION_SCHEDULE_ROUTES: Route[] = [
  CREATE_SCHEDULE,
  update,
  release,
  cancel,
  list,
  retrieveRoute(`${PATH}/:id`, 'subscription_schedules', 'subscription_schedule'),
];

function schedule(account: Account, id: string): SubscriptionSchedule {
  return find(account, 'subscription_schedules', 'subscription_schedule', id);
}

function changes(
  account: Account,
  before: SubscriptionSchedule,
  { metadata, phases: asked }: ScheduleUpdate,
): Partial<SubscriptionSchedule> {
  const noted = { metadata: mergeMetadata(before.metadata, metadata) };
  if (!asked) return noted;
  const phases = readPhases(account, before, asked);
  const current = phases.find(({ start_date }) => start_date === before.current_phase?.start_date);
  if (!current) throw new Error(`The schedule ${before.id} has lost its phase`);
  return { ...noted, current_phase: { start_date: current.start_date, end_date: current.end_date }, phases };
}

/** What the phase under way is told holds for the subscription at once. */
function useMethodUnderWay(account: Account, { current_phase, phases, subscription: id }: SubscriptionSchedule): void {
  const current = phases.find(({ start_date }) => start_date === current_phase?.start_date);
  const default_payment_method = (current?.default_payment_method ?? null) as string | null;
  const subscription = account.store.get('subscriptions', id ?? '');
  if (!subscription || default_payment_method === null) return;
  if (subscription.default_payment_method !== default_payment_method)
    changeSubscription(account, subscription, { default_payment_method });
}

function isWithin(instant: number | null, wanted: Range | undefined): boolean {
  if (!wanted) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wanted;
  return instant !== null && instant > gt && instant >= gte && instant < lt && instant <= lte;
}
