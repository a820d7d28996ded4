import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { hash, ignored, range } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { flag, oneOf, text, timestamp, unsettableText } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { scheduleCancellation, endSubscription } from './cancel';
import { CREATE_SUBSCRIPTION } from './create';

const PATH = '/v1/subscriptions';

const CANCELLATION_DETAILS = hash({
  comment: unsettableText(),
  feedback: unsettableText(),
  feedback_option: ignored(),
});

const update = route(
  'POST',
  `${PATH}/:id`,
  {
    cancel_at_period_end: flag(),
    cancellation_details: CANCELLATION_DETAILS,
    default_payment_method: text(),
    description: unsettableText(500),
    metadata: metadata(),
  },
  ({ account, id, params: { cancel_at_period_end, cancellation_details, metadata: pairs, ...details } }) => {
    const before = find(account, 'subscriptions', 'subscription', id);
    const after = {
      ...before,
      ...details,
      ...scheduleCancellation(account, before, cancel_at_period_end),
      cancellation_details: explained(before, cancellation_details),
      metadata: mergeMetadata(before.metadata, pairs),
    } as Subscription;
    return change(account, before, after);
  },
);

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
  update,
  cancel,
  list,
  retrieveRoute(`${PATH}/:id`, 'subscriptions', 'subscription'),
];

/** Without a status Stripe lists all that are not canceled. */
function hasStatus({ status }: Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === undefined) return status !== 'canceled';
  return wanted === 'ended' ? ['canceled', 'incomplete_expired'].includes(status) : status === wanted;
}

function explained(subscription: Subscription, words: object | undefined): Subscription['cancellation_details'] {
  return words ? ({ ...subscription.cancellation_details, ...words } as never) : subscription.cancellation_details;
}

function change(account: Account, before: Subscription, after: Subscription): Subscription {
  account.store.put('subscriptions', after);
  account.events.emit('customer.subscription.updated', after, before);
  return after;
}
