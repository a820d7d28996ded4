import type { Account } from '../../account/account';
import type { Payout } from '../../account/wire';
import { given } from '../../api/given';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { range } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { currencyCode, integer, oneOf, text, timestamp } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest, unexpectedState } from '../../api/stripe-error';
import { goesAlong } from '../../money/payout-plan';
import { balanceOf } from '../../money/running-balance';
import { cancelPayout } from './course';
import { newPayout } from './payout';

const PATH = '/v1/payouts';

const create = route(
  'POST',
  PATH,
  {
    amount: required(integer(1)),
    currency: required(currencyCode()),
    description: text(),
    destination: text(),
    metadata: metadata(),
    method: oneOf('standard', 'instant'),
    payout_method: text(),
    source_type: oneOf('card', 'bank_account', 'fpx'),
    statement_descriptor: text(22),
  },
  ({ account, params: { amount, currency, metadata: pairs, method = 'standard', ...params } }) => {
    if (balanceOf(account, 'payments', currency).available < amount) throw insufficient();
    const payout = newPayout(account, {
      ...given(params, 'description', 'payout_method', 'statement_descriptor'),
      ...(params.destination === undefined ? {} : { destination: params.destination }),
      amount,
      automatic: false,
      currency,
      metadata: mergeMetadata({}, pairs),
      method,
      source_type: params.source_type ?? 'card',
    });
    alongWithTheNext(account, payout);
    return payout;
  },
);

const update = route('POST', `${PATH}/:id`, { metadata: metadata() }, ({ account, id, params }) => {
  const payout = find(account, 'payouts', 'payout', id);
  const changed = { ...payout, metadata: mergeMetadata(payout.metadata, params.metadata) };
  account.store.put('payouts', changed);
  account.events.emit('payout.updated', changed, payout);
  return changed;
});

const cancel = route('POST', `${PATH}/:id/cancel`, {}, ({ account, id }) => {
  const payout = find(account, 'payouts', 'payout', id);
  if (payout.status === 'pending' && !payout.automatic) return cancelPayout(account, payout);
  throw unexpectedState(`This payout cannot be canceled: it is ${payout.status}.`, 'payouts_not_allowed');
});

const reverse = route('POST', `${PATH}/:id/reverse`, { metadata: metadata() }, ({ account, id, params }) => {
  const payout = find(account, 'payouts', 'payout', id);
  if (payout.status !== 'paid' || payout.reversed_by || payout.original_payout) {
    throw unexpectedState(`This payout cannot be reversed: it is ${payout.status}.`, 'payouts_not_allowed');
  }
  const { amount, currency, description } = payout;
  const back = { amount: -amount, currency, description, automatic: false, original_payout: id };
  const reversal = newPayout(account, { ...back, metadata: mergeMetadata({}, params.metadata) });
  const reversed = account.store.put('payouts', { ...payout, reversed_by: reversal.id });
  account.events.emit('payout.updated', reversed, payout);
  return reversal;
});

export const PAYOUT_ROUTES: Route[] = [
  create,
  update,
  cancel,
  reverse,
  retrieveRoute(`${PATH}/:id`, 'payouts', 'payout'),
  listRoute(
    PATH,
    'payouts',
    { arrival_date: range(timestamp()), destination: text(), status: text() },
    ({ params: { arrival_date = {}, destination, status } }) => {
      const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = arrival_date;
      return (payout) => {
        const { arrival_date: arrives } = payout;
        return (
          matches(payout, { destination, status }) && arrives > gt && arrives >= gte && arrives < lt && arrives <= lte
        );
      };
    },
  ),
];

/** What a manual payout took is missing from the next automatic one. */
function alongWithTheNext(account: Account, { balance_transaction }: Payout): void {
  const booked = account.store.get('balance_transactions', balance_transaction ?? '');
  if (booked) goesAlong(account, booked);
}

function insufficient(): Error {
  const message = 'You have insufficient available funds in your Stripe account.';
  return invalidRequest(message, { code: 'balance_insufficient' });
}
