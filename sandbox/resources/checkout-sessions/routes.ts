import type { List, SessionLineItem, WireObject } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { hash, ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { integer, oneOf, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { CREATE_SESSION } from './create';
import { expireSession } from './expire';

const PATH = '/v1/checkout/sessions';

const update = route(
  'POST',
  `${PATH}/:id`,
  { collected_information: ignored(), metadata: metadata() },
  ({ account, id, params }) => {
    const session = find(account, 'checkout_sessions', 'checkout.session', id);
    const merged = mergeMetadata(session.metadata, params.metadata);
    return account.store.put('checkout_sessions', { ...session, metadata: merged });
  },
);

const expire = route('POST', `${PATH}/:id/expire`, {}, ({ account, id }) => {
  const { status } = find(account, 'checkout_sessions', 'checkout.session', id);
  if (status !== 'open')
    throw invalidRequest(`Only Checkout Sessions with a status in ["open"] can be expired; this one is ${status}.`);
  return expireSession(account, id) as WireObject;
});

const lineItems = route(
  'GET',
  `${PATH}/:id/line_items`,
  { limit: integer(1, 100), starting_after: text(), ending_before: text() },
  ({ account, id, path }): List<SessionLineItem> => {
    find(account, 'checkout_sessions', 'checkout.session', id);
    return {
      object: 'list',
      data: account.store.get('checkout_orders', id)?.lineItems ?? [],
      has_more: false,
      url: path,
    };
  },
);

const list = listRoute(
  PATH,
  'checkout_sessions',
  {
    customer: text(),
    customer_account: text(),
    customer_details: hash({ email: text() }),
    payment_intent: text(),
    payment_link: text(),
    status: oneOf('complete', 'expired', 'open'),
    subscription: text(),
  },
  ({ params: { customer, customer_details, payment_intent, payment_link, status, subscription } }) => {
    const wanted = { customer, payment_intent, payment_link, status, subscription };
    return (session) =>
      matches(session, wanted) &&
      (!customer_details?.email || session.customer_details?.email === customer_details.email);
  },
);

export const CHECKOUT_SESSION_ROUTES: Route[] = [
  CREATE_SESSION,
  update,
  expire,
  lineItems,
  list,
  retrieveRoute(`${PATH}/:id`, 'checkout_sessions', 'checkout.session'),
];
