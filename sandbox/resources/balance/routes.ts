import type { Account } from '../../account/account';
import type { BalanceTransaction } from '../../account/wire';
import { listRoute } from '../../api/list';
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
    ({ params: { currency, payout, source, type } }) =>
      (transaction) =>
        // No payout has taken anything along yet: asking for one's transactions finds none.
        payout === undefined && matches(transaction, { currency, source, type }),
    render,
  ),
];

function render(account: Account, transaction: BalanceTransaction): BalanceTransaction {
  return { ...transaction, status: statusOf(account, transaction) };
}
