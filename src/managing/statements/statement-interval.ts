import { isDay, later } from '../../foundation/calendar/local-days';
import { StatementDayPast, StatementDayTooFar, StatementDayUnknown } from './statement-problems';

/** Both days belong to it, as people say it: from 2026-01-01 until 2026-12-31. */
export interface StatementInterval {
  readonly from: string;
  readonly until: string;
}

/** Reads the fields of a form. @throws StatementDayUnknown, StatementDayPast, StatementDayTooFar naming the field */
export function readInterval(query: Readonly<Record<string, unknown>>): StatementInterval {
  const [from, until] = [dayOf('from', query['from']), dayOf('until', query['until'])];
  if (until < from) throw new StatementDayPast('until', from);
  return { from, until };
}

export function intervalOf(year: string): StatementInterval {
  return { from: `${year}-01-01`, until: `${year}-12-31` };
}

/** The day after the last: what is computed with. */
export function endOf({ until }: StatementInterval): string {
  return later(until, { days: 1 });
}

/** For a file or an address: "2026" for a whole year, else both days. */
export function shortNameOf({ from, until }: StatementInterval): string {
  const year = from.slice(0, 4);
  const whole = intervalOf(year);
  return from === whole.from && until === whole.until ? year : `${from}-${until}`;
}

/** Before Stripe, and far beyond every gift: every year between has four digits. */
export const [EARLIEST, LATEST] = ['2000-01-01', '2099-12-31'] as const;

/** Every day that there is. */
export const ALL_DAYS: StatementInterval = { from: EARLIEST, until: LATEST };

function dayOf(field: keyof StatementInterval, typed: unknown): string {
  const day = typeof typed === 'string' ? typed.trim() : '';
  if (!isDay(day)) throw new StatementDayUnknown(field);
  if (day < EARLIEST) throw new StatementDayPast(field, EARLIEST);
  if (day > LATEST) throw new StatementDayTooFar(field, LATEST);
  return day;
}
