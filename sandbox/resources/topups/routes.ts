import { given } from '../../api/given';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored, range } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { currencyCode, integer, oneOf, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { unexpectedState } from '../../api/stripe-error';
import { abandonTopup, newTopup } from './topup';

const PATH = '/v1/topups';

const create = route(
  'POST',
  PATH,
  {
    amount: required(integer(1)),
    currency: required(currencyCode()),
    description: text(),
    metadata: metadata(),
    payment_method: ignored(),
    payment_method_options: ignored(),
    source: ignored(),
    statement_descriptor: text(15),
    transfer_group: text(),
  },
  ({ account, params }) =>
    newTopup(account, {
      ...given(params, 'description', 'statement_descriptor', 'transfer_group'),
      amount: params.amount,
      currency: params.currency,
      metadata: mergeMetadata({}, params.metadata),
    }),
);

const update = route(
  'POST',
  `${PATH}/:id`,
  { description: text(), metadata: metadata() },
  ({ account, id, params: { description, metadata: pairs } }) => {
    const topup = find(account, 'topups', 'topup', id);
    return account.store.put('topups', {
      ...topup,
      description: description ?? topup.description,
      metadata: mergeMetadata(topup.metadata, pairs),
    });
  },
);

const cancel = route('POST', `${PATH}/:id/cancel`, {}, ({ account, id }) => {
  const { status } = find(account, 'topups', 'topup', id);
  const canceled = abandonTopup(account, id, 'canceled');
  if (canceled) return canceled;
  throw unexpectedState(`This top-up cannot be canceled: it is ${status}.`, 'status_transition_invalid');
});

export const TOPUP_ROUTES: Route[] = [
  create,
  update,
  cancel,
  retrieveRoute(`${PATH}/:id`, 'topups', 'topup'),
  listRoute(
    PATH,
    'topups',
    { amount: range(integer()), status: oneOf('canceled', 'failed', 'pending', 'succeeded') },
    ({ params: { amount: { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = {}, status } }) =>
      (topup) => {
        const within = topup.amount > gt && topup.amount >= gte && topup.amount < lt && topup.amount <= lte;
        return within && matches(topup, { status });
      },
  ),
];
