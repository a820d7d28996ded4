import { formatAmount } from '../../foundation/money/format-amount';
import type { Money } from '../../foundation/money/money';
import type { Tribute } from '../../giving/donors/tributes/tribute';
import type { LetterKind } from '../../letters/intents/letter-kinds';
import type { CareGift, CareGiftState } from './care-gift';

/** In the language of staff's pages. */
export function amountInWords(money: Money): string {
  return formatAmount(money, 'en');
}

/** Such as 2027-03-01, in UTC. */
export function dayInWords(instant: Date): string {
  return instant.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Such as "Monthly gift of €15". */
export function giftInWords(gift: Pick<CareGift, 'frequency' | 'amountMinor' | 'currency'>): string {
  return `${FREQUENCIES[gift.frequency]} gift of ${amountInWords(gift)}`;
}

const FREQUENCIES: Record<CareGift['frequency'], string> = {
  'one-time': 'One-time',
  monthly: 'Monthly',
  annual: 'Annual',
};

export const TRIBUTE_WORDS: Record<Tribute['kind'], string> = {
  honour: 'In honour of',
  memory: 'In memory of',
  note: 'A note to the newsroom',
};

export const GIFT_STATES: Record<CareGiftState, string> = {
  pledged: 'Chosen, no payment page opened',
  open: 'The payment page is open',
  pending: 'Waiting for the bank',
  confirmed: 'Paid',
  failed: 'The payment failed',
  expired: 'The payment page closed unpaid',
  active: 'Goes on',
  failing: 'Could not be taken the last time',
  paused: 'Paused',
  ending: 'Ends by itself',
  ended: 'Ended',
};

/** What the day is that stands with a recurring gift. */
export function nextInWords({ state }: Pick<CareGift, 'state'>): string {
  if (state === 'ended') return 'Ended on';
  return state === 'ending' ? 'Ends on' : 'Next charge';
}

/** As Stripe calls ways to pay; what is not listed is shown as it is called. */
export function methodInWords(method: string | null): string {
  return method === null ? 'not known' : (METHODS[method] ?? method);
}

const METHODS: Readonly<Record<string, string>> = {
  card: 'card',
  sepa_debit: 'bank debit (SEPA)',
  us_bank_account: 'bank debit (ACH)',
  bacs_debit: 'bank debit (Bacs)',
  link: 'Link',
  paypal: 'PayPal',
};

export function letterInWords(kind: LetterKind): string {
  return LETTER_KINDS[kind];
}

const LETTER_KINDS: Readonly<Record<LetterKind, string>> = {
  receipt: 'Receipt',
  'renewal-ahead': 'Annual gift is taken soon',
  'payment-failed': 'Payment failed',
  'card-expiring': 'Card expires',
  cancelled: 'Gift ends',
  changed: 'Gift was changed by its donor',
  refund: 'Money given back',
  'refund-failed': 'Money given back did not arrive',
  'year-statement': 'Statement of a year',
  'manage-link': 'Link to manage gifts',
  farewell: 'Last letter',
};

export const LETTER_STATES: Readonly<Record<string, string>> = {
  pending: 'on its way',
  claimed: 'on its way',
  sent: 'sent',
  refused: 'refused by the mail server',
  suppressed: 'not sent: overtaken, or this address takes no mail',
  unknown: 'perhaps sent',
  cancelled: 'not sent: nobody to write to',
};
