import { currencyOf } from '../../../foundation/money/currencies';
import type { JournalAmount, JournalDialect, JournalItem } from './journal';
import { kindOf, type AccountKind } from './journal-accounts';
import { amountWords, harmless, preamble, tagsOf } from './journal-text';

/**
 * A journal for hledger (https://hledger.org/hledger.html): accounts are called as in the ledger. `hledger check --strict`
 * judges it. Assertions are postings of nothing with what must stand there; `=` means the account without those under it.
 */
export const HLEDGER: JournalDialect = {
  head: (request, { accounts, currencies }) =>
    lines([
      ...preamble(request).map((text) => `; ${text}`),
      'decimal-mark .',
      ...currencies.map((code) => `commodity ${sample(code)}`),
      ...accounts.map((account) => `account ${account}  ; type: ${TYPES[kindOf(account)]}`),
    ]),
  item: (item) => lines(['', ...linesOf(item)]),
  comment: (text) => `; ${text}\n`,
};

const TYPES: Readonly<Record<AccountKind, string>> = {
  ...{ asset: 'A', liability: 'L', equity: 'E', income: 'R', expense: 'X' },
};

/** How a commodity is written; hledger wants the decimal mark even where no decimals follow. */
function sample(code: string): string {
  const { exponent } = currencyOf(code);
  return `1000.${'0'.repeat(exponent)} ${code}`;
}

function linesOf(item: JournalItem): string[] {
  switch (item.kind) {
    case 'opening':
      return [`${item.day} * opening balances`, ...item.balances.map(posting)];
    case 'closing':
      return [`${item.day} * balances at the end of the day`, ...item.balances.map(assertion)];
    case 'end':
      return [`${item.day} * balances at the end`, ...item.balances.map(assertion)];
    case 'transaction': {
      const { day, id, key, postings } = item.transaction;
      return [
        `${day} * (${id}) ${harmless(key)}`,
        ...tagsOf(item.transaction).map(([name, value]) => `    ; ${name}: ${value}`),
        ...postings.map(posting),
      ];
    }
  }
}

function posting(amount: JournalAmount): string {
  return `    ${amount.account}  ${amountWords(amount)}`;
}

function assertion(amount: JournalAmount): string {
  return `    ${amount.account}  ${amountWords({ ...amount, minor: '0' })} = ${amountWords(amount)}`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
