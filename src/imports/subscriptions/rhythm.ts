import type { Expected } from '../formats/cells';
import type { Way } from '../formats/format';

/** How often an agreement is charged. @param text such as "month", "12 months" or "yearly"; @param count beside it, where there is one */
export function rhythmIn(text: string, count: string): 'monthly' | 'annual' | Expected {
  const [, number = '1', unit = ''] = /^(\d{1,3})?\s*([a-z]+)$/i.exec(text) ?? [];
  const months = MONTHS[unit.toLowerCase()];
  const times = Number(number) * Number(count === '' ? '1' : count);
  if (months !== undefined && times * months === 1) return 'monthly';
  if (months !== undefined && times * months === 12) return 'annual';
  return { expected: 'every month or every year: other rhythms cannot go on here' };
}

/**
 * The same, for one that goes on as it is made at our own account: once in twelve months is no year there. What a donor
 * changes here takes a price of one month or one year, and would be taken every month.
 */
export function rhythmFor(way: Way, text: string, count: string): 'monthly' | 'annual' | Expected {
  const rhythm = rhythmIn(text, count);
  return way === 'adopt' && rhythm === 'annual' && /month/i.test(text) ? YEARLY_PRICE_FIRST : rhythm;
}

const YEARLY_PRICE_FIRST = {
  expected: 'a month or a year: for one of 12 months, plan a yearly price at Stripe from its next payment on first',
};

const MONTHS: Readonly<Record<string, number>> = {
  ...{ month: 1, months: 1, monthly: 1 },
  ...{ year: 12, years: 12, yearly: 12, annual: 12, annually: 12 },
};
