import { listRoute, rowsWith } from '../../api/list';
import { matches } from '../../api/matching';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { flag, integer, oneOf, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { unbuilt, unexpectedState } from '../../api/stripe-error';
import { createRefund } from './create-refund';
import { cancelRefund, failRefund } from './outcomes';
import { chargeToRefund, refundableAmount } from './refundable';

const PATH = '/v1/refunds';

const create = route(
  'POST',
  PATH,
  {
    amount: integer(1),
    charge: text(),
    currency: text(),
    customer: text(),
    instructions_email: text(),
    metadata: metadata(),
    origin: oneOf('customer_balance'),
    payment_intent: text(),
    reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
    refund_application_fee: flag(),
    reverse_transfer: flag(),
  },
  ({ account, params: { metadata: pairs, reason = null, instructions_email, ...params } }) => {
    if (params.origin || params.customer) throw unbuilt('a refund of a customer balance');
    const charge = chargeToRefund(account, params);
    return createRefund(account, charge, {
      amount: refundableAmount(account, charge, params.amount),
      metadata: mergeMetadata({}, pairs),
      reason,
      ...(instructions_email === undefined ? {} : { instructions_email }),
    });
  },
);

const update = route('POST', `${PATH}/:id`, { metadata: metadata() }, ({ account, id, params }) => {
  const refund = find(account, 'refunds', 'refund', id);
  const changed = { ...refund, metadata: mergeMetadata(refund.metadata, params.metadata) };
  account.store.put('refunds', changed);
  account.events.emit('refund.updated', changed, refund);
  account.events.emit('charge.refund.updated', changed, refund);
  return changed;
});

const cancel = route('POST', `${PATH}/:id/cancel`, {}, ({ account, id }) => {
  const { status } = find(account, 'refunds', 'refund', id);
  const canceled = status === 'requires_action' ? cancelRefund(account, id) : undefined;
  if (canceled) return canceled;
  throw unexpectedState(`This refund cannot be canceled: it is ${status}.`, 'status_transition_invalid');
});

const expire = route('POST', '/v1/test_helpers/refunds/:id/expire', {}, ({ account, id }) => {
  const { status } = find(account, 'refunds', 'refund', id);
  const expired = status === 'requires_action' ? failRefund(account, id, 'unknown') : undefined;
  if (expired) return expired;
  throw unexpectedState(`This refund cannot expire: it is ${status}.`, 'status_transition_invalid');
});

export const REFUND_ROUTES: Route[] = [
  create,
  update,
  cancel,
  expire,
  retrieveRoute(`${PATH}/:id`, 'refunds', 'refund'),
  listRoute(
    PATH,
    'refunds',
    { charge: text(), payment_intent: text() },
    ({ params: { charge, payment_intent } }) =>
      (refund) =>
        matches(refund, { charge, payment_intent }),
    undefined,
    ({ account, params: { charge, payment_intent } }) => rowsWith(account, 'refunds', { charge, payment_intent }),
  ),
];
