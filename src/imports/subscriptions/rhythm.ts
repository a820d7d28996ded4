import type { Expected } from '../formats/cells';

/** How often an agreement is charged. @param text such as "month", "12 months" or "yearly"; @param count beside it, where there is one */
export function rhythmIn(text: string, count: string): 'monthly' | 'annual' | Expected {
  const [, number = '1', unit = ''] = /^(\d{1,3})?\s*([a-z]+)$/i.exec(text) ?? [];
  const months = MONTHS[unit.toLowerCase()];
  const times = Number(number) * Number(count === '' ? '1' : count);
  if (months !== undefined && times * months === 1) return 'monthly';
  if (months !== undefined && times * months === 12) return 'annual';
  return { expected: 'every month or every year: other rhythms cannot go on here' };
}

const MONTHS: Readonly<Record<string, number>> = {
  ...{ month: 1, months: 1, monthly: 1 },
  ...{ year: 12, years: 12, yearly: 12, annual: 12, annually: 12 },
};
