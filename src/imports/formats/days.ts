import { isDay } from '../../foundation/calendar/local-days';

/** Which number comes first where a day is written with numbers alone: 03/01/2026 is the third of January, or the first of March. */
export const DAY_ORDERS = ['dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

/** @returns such as 2026-01-03; undefined: not a day. A time of day behind it is left out. */
export function readDay(text: string, order: DayOrder): string | undefined {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return dayOf(year, month, day);
  const [, first, second, last] = YEAR_LAST.exec(text) ?? [];
  if (first !== undefined) return order === 'dmy' ? dayOf(last, second, first) : dayOf(last, first, second);
  return inWords(text);
}

/** What all days of a column say together. @returns undefined: they can be read either way, or not all in one */
export function dayOrderOf(texts: readonly string[]): DayOrder | undefined {
  // An agreement that is over has no next day, and others may have written the year first: neither says anything.
  const open = texts.filter((text) => YEAR_LAST.test(text));
  const pairs = open.map((text) => {
    const [, first, second] = YEAR_LAST.exec(text) ?? [];
    return [Number(first), Number(second)] as const;
  });
  if (pairs.length === 0) return 'dmy';
  const fits: DayOrder[] = [];
  if (pairs.every(([, month]) => month <= 12)) fits.push('dmy');
  if (pairs.every(([month]) => month <= 12)) fits.push('mdy');
  if (fits.length === 1) return fits[0];
  // Whatever its country, nobody writes the month first before a full stop.
  return fits.length === 2 && open.every((text) => text.includes('.')) ? 'dmy' : undefined;
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:,?\s.*)?$/;

function inWords(text: string): string | undefined {
  const [, month, day, year] = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:\s.*)?$/.exec(text) ?? [];
  if (month !== undefined) return dayOf(year, numberOf(month), day);
  const [, before, named, after] = /^(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})(?:\s.*)?$/.exec(text) ?? [];
  return named === undefined ? undefined : dayOf(after, numberOf(named), before);
}

/** "Sept" and "September" alike. */
function numberOf(month: string): string {
  const place = MONTHS.findIndex(
    (name) => name.startsWith(month.toLowerCase()) || (month.toLowerCase() === 'sept' && name === 'september'),
  );
  return String(place + 1);
}

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month)).toLowerCase(),
);

function dayOf(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
