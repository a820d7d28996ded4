import type { Account } from '../account/account';
import type { BalanceTransaction } from '../account/wire';
import type { RunningBalance } from './balance-row';
import { balanceTime } from './balance-time';
import { balancesOf, pendingOf } from './running-balance';

interface Entry {
  readonly amount: number;
  readonly currency: string;
  readonly source_types?: { readonly card: number };
}

export interface Balance {
  readonly object: 'balance';
  readonly available: Entry[];
  readonly livemode: false;
  readonly pending: Entry[];
  readonly refund_and_dispute_prefunding?: { readonly available: Entry[]; readonly pending: Entry[] };
}

/** An account that has moved nothing shows a zero in its own currency. */
const NOTHING = { currency: 'usd', total: 0, available: 0 };

/** The balance now, per currency; what was prefunded for refunds and disputes where there ever was any. */
export function balanceNow(account: Account): Balance {
  const payments = balancesOf(account, 'payments');
  const shown = payments.length ? payments : [NOTHING as RunningBalance];
  const prefunding = balancesOf(account, 'refund_and_dispute_prefunding');
  return {
    object: 'balance',
    available: shown.map(({ available, currency }) => entry(available, currency)),
    livemode: false,
    pending: shown.map((balance) => entry(pendingOf(balance), balance.currency)),
    ...(prefunding.length && { refund_and_dispute_prefunding: prefunded(prefunding) }),
  };
}

/** Money becomes available as time passes; nothing announces it. */
export function statusOf(account: Account, { available_on }: BalanceTransaction): 'available' | 'pending' {
  return available_on <= balanceTime(account) ? 'available' : 'pending';
}

function entry(amount: number, currency: string): Entry {
  return { amount, currency, source_types: { card: amount } };
}

function prefunded(balances: RunningBalance[]): Balance['refund_and_dispute_prefunding'] {
  return {
    available: balances.map(({ available, currency }) => ({ amount: available, currency })),
    pending: balances.map((balance) => ({ amount: pendingOf(balance), currency: balance.currency })),
  };
}
