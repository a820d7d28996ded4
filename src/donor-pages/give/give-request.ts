import {
  FREQUENCIES,
  type Frequency,
  type FrequencyAmounts,
  type Newsroom,
  type NewsroomCurrency,
} from '../../foundation/newsroom/newsroom';
import { codesIn, type AttributionCodes } from '../../giving/contributions/attribution';
import { MONTHS_AT_ONCE } from '../../giving/contributions/months-at-once';
import { isTokenLike } from '../../foundation/crypto/token';
import type { Currency } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';

/** What the address of the form says, each value checked: anyone may write an address. */
export interface GiveRequest {
  frequency: Frequency;
  currency: Currency;
  amounts: FrequencyAmounts;
  /** What a payment costs; undefined: nobody is asked to cover it. */
  costs: NewsroomCurrency['costs'];
  /** As it stands in the text field. */
  amount: string;
  receipt: boolean;
  /** Whether the costs of the payment are added. */
  coversFee: boolean;
  /** How many months of a monthly gift are to be paid at once; undefined: each in its turn. */
  monthsCovered: number | undefined;
  /** Whether something is said with the gift; `again`: it was, and was not kept. */
  words: 'none' | 'wanted' | 'again';
  /** When a reminder is proposed, which then stands open. */
  remindIn: string | undefined;
  /** Which values were named, and are thus wishes, not our defaults. */
  named: { frequency?: string; currency?: string; amount?: string; reminder?: string; months?: string; words?: string };
  /** What led here, by its names in addresses; to be handed on with the gift. */
  codes: AttributionCodes;
  problem?: GiveProblem;
  /** Where the problem is: in the form for giving, or in the one for a reminder. */
  about: 'gift' | 'reminder';
  /** A reminder was asked for a moment ago. */
  isReminderAsked: boolean;
}

/** Brought back from a form post that was refused. */
export interface GiveProblem {
  code: string;
  limitMinor: bigint;
  retryAfterSeconds: number;
  /** Such as 2027-03-01; empty: none. */
  limitDay: string;
}

export function readGiveRequest(query: Record<string, unknown>, newsroom: Newsroom): GiveRequest {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, LONGEST_TEXT) : undefined);
  const wished = FREQUENCIES.find((frequency) => frequency === text('frequency')?.toLowerCase());
  const offered = newsroom.currencies.find(({ currency }) => currency.code === text('currency')?.toUpperCase());
  const frequency = wished ?? 'monthly';
  const { currency, frequencies, costs } = offered ?? newsroom.currencies[0];
  const amounts = frequencies[frequency];
  const amount = text('amount');
  const monthsCovered = monthsIn(query, frequency, newsroom);
  const words = wordsIn(query, newsroom);
  return {
    ...{ frequency, currency, amounts, costs, monthsCovered },
    ...{ receipt: query['receipt'] === 'on', coversFee: query['cover'] === 'on' },
    words,
    remindIn: [REMIND_BEFORE_A_YEAR, REMIND_WHEN_CLOSED].find((proposed) => proposed === query['remind']),
    amount: amount ?? plainAmount(amounts.defaultMinor, currency),
    named: {
      ...{ frequency: wished, currency: offered?.currency.code, amount, reminder: linkIn(query) },
      months: monthsCovered?.toString(),
      words: words === 'none' ? undefined : 'on',
    },
    codes: codesOf(query, newsroom),
    problem: problemOf(text),
    about: query['about'] === 'reminder' ? 'reminder' : 'gift',
    isReminderAsked: query['asked'] === 'reminder',
  };
}

/** Months can be paid at once where the newsroom offers it, and only monthly gifts have any. */
function monthsIn({ months }: Record<string, unknown>, frequency: Frequency, { twelveMonths }: Newsroom) {
  return twelveMonths && frequency === 'monthly' && months === String(MONTHS_AT_ONCE) ? MONTHS_AT_ONCE : undefined;
}

function wordsIn({ words }: Record<string, unknown>, { tributes }: Newsroom): GiveRequest['words'] {
  if (!tributes) return 'none';
  return words === 'again' ? 'again' : words === 'on' ? 'wanted' : 'none';
}

/** Where the newsroom keeps no origins, only its own codes go on from page to page. */
function codesOf(query: Record<string, unknown>, { attribution }: Newsroom): AttributionCodes {
  const codes = codesIn(query);
  return attribution ? codes : { campaign: codes.campaign, placement: codes.placement };
}

/** What stood in the link of a reminder; anything else in its place is left out. */
function linkIn({ reminder }: Record<string, unknown>): string | undefined {
  return isTokenLike(reminder) ? reminder : undefined;
}

/** Offered to whoever paid a year at once: in time to think of the next. */
export const REMIND_BEFORE_A_YEAR = 'in-11-months';
/** Proposed to whoever wanted to give while giving was closed, which it is for days at most. */
export const REMIND_WHEN_CLOSED = 'in-a-week';

// The longest amount anyone types, as in the form itself.
const LONGEST_TEXT = 40;

function problemOf(text: (name: string) => string | undefined): GiveProblem | undefined {
  const code = text('problem');
  if (!code) return undefined;
  const digits = (name: string) => /^\d{1,15}$/.exec(text(name) ?? '')?.[0] ?? '0';
  const limitDay = /^\d{4}-\d{2}-\d{2}$/.exec(text('limitDay') ?? '')?.[0] ?? '';
  const limitMinor = BigInt(digits('limitMinor'));
  return { code, limitMinor, limitDay, retryAfterSeconds: Number(digits('retryAfterSeconds')) };
}
