import type { Subscription } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { hash, ignored, range } from '../../api/parameters/containers';
import { required } from '../../api/parameters/parameter';
import { oneOf, text, timestamp } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { endSubscription } from './cancel';
import { CANCELLATION_DETAILS, explained } from './cancellation-details';
import { CREATE_SUBSCRIPTION } from './create';
import { pauseSubscription } from './pause';
import { resumeSubscription } from './resume';
import { UPDATE_SUBSCRIPTION } from './update';

const PATH = '/v1/subscriptions';

const cancel = route(
  'DELETE',
  `${PATH}/:id`,
  { cancellation_details: CANCELLATION_DETAILS, invoice_now: ignored(), prorate: ignored() },
  ({ account, id, params }) => {
    const subscription = find(account, 'subscriptions', 'subscription', id);
    return endSubscription(account, {
      ...subscription,
      cancellation_details: explained(subscription, params.cancellation_details),
    });
  },
);

const pause = route(
  'POST',
  `${PATH}/:id/pause`,
  { bill_for: ignored(), invoicing_behavior: ignored(), type: oneOf('subscription') },
  ({ account, id }) => {
    const subscription = find(account, 'subscriptions', 'subscription', id);
    if (!PAUSABLE.includes(subscription.status))
      throw invalidRequest(`The subscription ${id} is ${subscription.status} and can not be paused.`);
    return pauseSubscription(account, subscription);
  },
);

const PAUSABLE = ['active', 'past_due', 'trialing', 'unpaid'];

const resume = route(
  'POST',
  `${PATH}/:id/resume`,
  {
    billing_cycle_anchor: hash({ type: required(oneOf('now', 'unchanged')) }),
    payment_behavior: ignored(),
    proration_behavior: ignored(),
    proration_date: ignored(),
  },
  ({ account, id, params: { billing_cycle_anchor: anchor } }) =>
    resumeSubscription(account, find(account, 'subscriptions', 'subscription', id), anchor?.type ?? 'now'),
);

const STATUSES = [
  'active',
  'canceled',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const;

const list = listRoute(
  PATH,
  'subscriptions',
  {
    collection_method: oneOf('charge_automatically', 'send_invoice'),
    current_period_end: range(timestamp()),
    customer: text(),
    price: text(),
    status: oneOf('all', 'ended', ...STATUSES),
  },
  ({ params: { collection_method, customer, price, status } }) =>
    (row) =>
      matches(row, { collection_method, customer }) &&
      hasStatus(row, status) &&
      (!price || row.items.data.some((item) => item.price.id === price)),
);

export const SUBSCRIPTION_ROUTES: Route[] = [
  CREATE_SUBSCRIPTION,
  UPDATE_SUBSCRIPTION,
  cancel,
  pause,
  resume,
  list,
  retrieveRoute(`${PATH}/:id`, 'subscriptions', 'subscription'),
];

/** Without a status Stripe lists all that are not canceled. */
function hasStatus({ status }: Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === undefined) return status !== 'canceled';
  return wanted === 'ended' ? ['canceled', 'incomplete_expired'].includes(status) : status === wanted;
}
