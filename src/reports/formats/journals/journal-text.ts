import { currencyOf } from '../../../foundation/money/currencies';
import { decimalAmount } from '../../../foundation/money/decimal-amount';
import type { JournalAmount, JournalRequest, JournalTransaction } from './journal';

/** "-12.50 EUR", with exactly the currency's decimals. Throws `UnknownCurrencyError`. */
export function amountWords({ minor, currency }: Omit<JournalAmount, 'account'>): string {
  return `${decimalAmount(minor, currencyOf(currency).exponent)} ${currency}`;
}

/** What the ledger says of a transaction, as names and values; there is no donor in the ledger. */
export function tagsOf(transaction: JournalTransaction): [name: string, value: string][] {
  const { id, key, revision, corrects, stripeId, balanceTransactionId, contributionId, occurredAt } = transaction;
  const tags: [string, string | null][] = [
    ['ledger-id', id],
    ['ledger-key', key],
    ['revision', String(revision)],
    ['corrects', corrects],
    ['stripe-id', stripeId],
    ['balance-transaction', balanceTransactionId],
    ['contribution', contributionId],
    ['occurred-at', occurredAt],
  ];
  return tags.flatMap(([name, value]) => (value === null ? [] : [[name, harmless(value)]]));
}

/** No character of a journal's own grammar gets through, whatever Stripe may call its things one day. */
export function harmless(text: string): string {
  return text.replace(/[^\w:.-]/gu, encodeURIComponent);
}

/** One line, whatever somebody called their newsroom. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a journal says of itself. */
export function preamble({ newsroom, zone, from, to, asOf }: JournalRequest): string[] {
  return [
    `Ledger of ${oneLine(newsroom)}, from ${from} to ${to} (not included), days in ${zone}`,
    `As of ledger block ${asOf.block}, sealed at ${asOf.sealedAt ?? 'nothing is sealed yet'}, hash ${asOf.hash}`,
    'Every transaction of the ledger in sealed blocks up to this one; a payout reaches the bank on the date Stripe names.',
    'It opens with what stood in the accounts; income and expenses begin at nothing and what they came to before is equity.',
    'What stands in each account that holds money is asserted on every day on which it moved, and for all accounts at the end.',
  ];
}
