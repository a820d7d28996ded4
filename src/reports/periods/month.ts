import { isDay, later } from '../../foundation/calendar/local-days';
import { PeriodUnknown } from './period-problems';

/** A calendar month as days [beginsOn, endsOn). */
export interface Month {
  /** Such as "2027-03". */
  readonly name: string;
  readonly beginsOn: string;
  readonly endsOn: string;
}

/** @throws PeriodUnknown */
export function readMonth(name: string): Month {
  if (!/^20\d{2}-\d{2}$/.test(name) || !isDay(`${name}-01`)) throw new PeriodUnknown();
  return { name, beginsOn: `${name}-01`, endsOn: later(`${name}-01`, { months: 1 }) };
}

/** @param day such as 2027-03-17 */
export function monthOf(day: string): Month {
  return readMonth(day.slice(0, 7));
}
