import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { annualTerms } from '../../giving/annual/annual.terms';
import { checkTypedAmount } from '../../giving/checkout/gift-request';
import type { FrequencyTerms } from '../../giving/contributions/frequency-terms';
import { monthlyTerms } from '../../giving/monthly/monthly.terms';
import { ChoiceMissing } from '../../managing/changes/change-problems';
import { END_REASONS, PAUSE_MONTHS, type Wish } from '../../managing/changes/gift-change';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';

/** What the pages can be asked for, by the last part of their address. */
export const WISHES = ['pause', 'go-on', 'end', 'amount', 'day', 'frequency'] as const;
export type WishName = (typeof WISHES)[number];

/** What a form asks for, or the page that shows what it comes to. */
export interface WishForm {
  readonly name: WishName;
  readonly gift: ManagedGift;
  readonly language: string;
  /** As it came: from an address or a form. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @throws Problem with the field, and the number the donor needs */
export function wishIn({ name, gift, language, fields }: WishForm, newsroom: Newsroom): Wish {
  switch (name) {
    case 'pause':
      return { kind: 'pause', months: chosen(PAUSE_MONTHS, fields, 'months') };
    case 'go-on':
      return { kind: 'go-on' };
    case 'end':
      return {
        kind: 'end',
        reason: END_REASONS.find((each) => each === fields['reason']) ?? null,
        words: wordsIn(fields),
      };
    case 'amount': {
      const { frequency, currency } = gift;
      const typed = textIn(fields, 'amount');
      return { kind: 'amount', amountMinor: checkTypedAmount(typed, { frequency, currency, language }, newsroom) };
    }
    case 'frequency': {
      const { frequency, productId } = wantedFrequency(fields);
      const context = { frequency, currency: gift.currency, language };
      const amountMinor = checkTypedAmount(textIn(fields, 'amount'), context, newsroom);
      const when = fields['when'] === 'now' ? 'now' : 'period-end';
      const interval = frequency === 'annual' ? 'year' : 'month';
      return { kind: 'frequency', interval, amountMinor, productId, when };
    }
    case 'day':
      return { kind: 'day', day: { day: chosen(DAYS, fields, 'day'), month: monthIn(gift, fields) } };
  }
}

/** There are two. */
export function otherFrequency({ frequency }: Pick<ManagedGift, 'frequency'>): 'monthly' | 'annual' {
  return frequency === 'monthly' ? 'annual' : 'monthly';
}

function wantedFrequency({ to }: WishForm['fields']): FrequencyTerms & { frequency: 'monthly' | 'annual' } {
  if (to === 'annual') return { ...annualTerms, frequency: to };
  if (to === 'monthly') return { ...monthlyTerms, frequency: to };
  throw new ChoiceMissing('to');
}

/** Every month has them. */
export const DAYS = Array.from({ length: 28 }, (_, before) => before + 1);
export const MONTHS = Array.from({ length: 12 }, (_, before) => before + 1);

function monthIn({ frequency }: ManagedGift, fields: WishForm['fields']): number | null {
  return frequency === 'annual' ? chosen(MONTHS, fields, 'month') : null;
}

function chosen<Choice extends number>(choices: readonly Choice[], fields: WishForm['fields'], name: string): Choice {
  const found = choices.find((each) => String(each) === fields[name]);
  if (found === undefined) throw new ChoiceMissing(name);
  return found;
}

/** Cut, and not refused: nobody who wants to stop is held up by how much they have to say. */
function wordsIn(fields: WishForm['fields']): string | null {
  return textIn(fields, 'words').trim().slice(0, MOST_WORDS) || null;
}

export const MOST_WORDS = 500;

function textIn(fields: WishForm['fields'], name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
