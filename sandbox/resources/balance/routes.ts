import type { Account } from '../../account/account';
import type { BalanceTransaction } from '../../account/wire';
import { listRoute, rowsWith } from '../../api/list';
import { matches } from '../../api/matching';
import { currencyCode, text } from '../../api/parameters/scalars';
import { retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { balanceNow, statusOf } from '../../money/balance';

const PATH = '/v1/balance_transactions';

export const BALANCE_ROUTES: Route[] = [
  route('GET', '/v1/balance', {}, ({ account }) => balanceNow(account)),
  retrieveRoute(`${PATH}/:id`, 'balance_transactions', 'balance transaction', render),
  listRoute(
    PATH,
    'balance_transactions',
    { currency: currencyCode(), payout: text(), source: text(), type: text() },
    ({ account, params: { currency, payout, source, type } }) =>
      (transaction) =>
        matches(transaction, { currency, source, type }) &&
        (payout === undefined || account.store.get('payout_lines', transaction.id)?.payout === payout),
    render,
    ({ account, params: { payout, source } }) =>
      payout === undefined ? rowsWith(account, 'balance_transactions', { source }) : linesOf(account, payout),
  ),
];

function linesOf(account: Account, payout: string): BalanceTransaction[] {
  const lines = account.store.all('payout_lines').where('payout', payout);
  const transactions = lines.flatMap(({ id }) => account.store.get('balance_transactions', id) ?? []);
  return transactions.sort((a, b) => b.created - a.created);
}

function render(account: Account, transaction: BalanceTransaction): BalanceTransaction {
  return { ...transaction, status: statusOf(account, transaction) };
}
