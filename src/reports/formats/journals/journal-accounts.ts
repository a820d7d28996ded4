import { ACCOUNTS } from '../../../payments/ledger/accounts';

export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/**
 * What kind an account is to an accountant, by the first word of its name. A clearing account is money on its way, so an
 * asset; what is taken off income is income with the sign turned. Anything else waits for somebody to look: equity.
 */
export function kindOf(account: string): AccountKind {
  return KINDS[account.split(':')[0] ?? ''] ?? 'equity';
}

const KINDS: Readonly<Record<string, AccountKind>> = {
  ...{ assets: 'asset', clearing: 'asset', liabilities: 'liability', equity: 'equity' },
  ...{ income: 'income', contra: 'income', expenses: 'expense', losses: 'expense' },
};

/** Income and expenses begin every interval at nothing; what they held before is in the equity it opens with. */
export function beginsAtNothing(account: string): boolean {
  return ['income', 'expense'].includes(kindOf(account));
}

/** Takes up what income and expenses came to before the interval. */
export const OPENING_ACCOUNT = 'equity:opening-balances';

/** Under which of its five roots beancount has an account; the ledger's own first word stays where it says more. */
const ROOTS: Readonly<Record<AccountKind, string>> = {
  ...{ asset: 'Assets', liability: 'Liabilities', equity: 'Equity', income: 'Income', expense: 'Expenses' },
};

/**
 * assets:bank:in-transit is Assets:Bank:In-Transit, contra:refunds is Income:Contra:Refunds. Beancount counts what is
 * under an account to it, so one that has others under it gets a place of its own beside them: Assets:Bank:Itself.
 */
export function beancountName(account: string): string {
  const root = ROOTS[kindOf(account)];
  const words = account.split(':').map(capitalised);
  const under = words[0] === root ? words.slice(1) : words;
  return [root, ...under, ...(hasOthersUnderIt(account) ? ['Itself'] : [])].join(':');
}

function hasOthersUnderIt(account: string): boolean {
  return Object.keys(ACCOUNTS).some((other) => other.startsWith(`${account}:`));
}

/** Beancount has letters, digits and hyphens, and every word of a name begins with a capital. */
function capitalised(word: string): string {
  return word
    .split(/[^a-z0-9]+/i)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('-');
}
