import { later } from '../../../foundation/calendar/local-days';
import type { JournalAmount, JournalDialect, JournalItem } from './journal';
import { beancountName } from './journal-accounts';
import { amountWords, harmless, oneLine, preamble, tagsOf } from './journal-text';

/**
 * A journal for beancount (https://beancount.github.io/docs/beancount_language_syntax.html), judged by `bean-check`. It
 * asserts a balance at the beginning of a day, so the end of one day is asserted on the next, and by itself lets a
 * difference of one in the last digit pass: `~ 0` allows none.
 */
export const BEANCOUNT: JournalDialect = {
  head: (request, { accounts, currencies }) =>
    lines([
      ...preamble(request).map((text) => `; ${text}`),
      `option "title" ${quoted(`Ledger of ${request.newsroom}`)}`,
      ...currencies.map((code) => `option "operating_currency" "${code}"`),
      ...accounts.map((account) => `${request.from} open ${beancountName(account)}`),
    ]),
  item: (item) => lines(['', ...linesOf(item)]),
  comment: (text) => `; ${text}\n`,
};

function linesOf(item: JournalItem): string[] {
  switch (item.kind) {
    case 'opening':
      return [`${item.day} * "opening balances"`, ...item.balances.map(posting)];
    case 'closing':
    case 'end':
      return item.balances.map((amount) => assertion(later(item.day, { days: 1 }), amount));
    case 'transaction': {
      const { day, key, postings } = item.transaction;
      return [
        `${day} * "${harmless(key)}"`,
        ...tagsOf(item.transaction).map(([name, value]) => `  ${name}: "${value}"`),
        ...postings.map(posting),
      ];
    }
  }
}

function posting(amount: JournalAmount): string {
  return `  ${beancountName(amount.account)}  ${amountWords(amount)}`;
}

function assertion(day: string, amount: JournalAmount): string {
  const [number, currency] = amountWords(amount).split(' ');
  return `${day} balance ${beancountName(amount.account)}  ${number} ~ 0 ${currency}`;
}

function quoted(text: string): string {
  return `"${oneLine(text).replace(/["\\]/g, "'")}"`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
