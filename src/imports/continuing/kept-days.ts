import { dayIn, instantOn, later } from '../../foundation/calendar/local-days';

/** On which days a gift is taken: as the other system would. */
export interface KeptDays {
  readonly frequency: 'monthly' | 'annual';
  /** One of the days, such as 2026-12-31; all others are counted from it. */
  readonly nextChargeOn: string;
  /** The newsroom's, IANA. */
  readonly zone: string;
}

/**
 * The first of the kept days at or after an instant: its noon in the newsroom's zone, which is the same day for donors
 * nearly everywhere. Never before the day that the other system named. Of a gift taken on the 31st, shorter months have
 * their last day.
 */
export function keptDay(days: KeptDays, notBefore: Date): Date {
  for (let taken = 0; ; taken++) {
    const day = later(days.nextChargeOn, { months: taken * MONTHS[days.frequency] });
    const instant = instantOn(day, NOON, days.zone);
    if (instant >= notBefore) return instant;
  }
}

/** One interval of the gift later, by the calendar of the newsroom's zone: the noon of that day. */
export function oneInterval({ frequency, zone }: KeptDays, after: Date): Date {
  return instantOn(later(dayIn(zone, after), { months: MONTHS[frequency] }), NOON, zone);
}

const NOON = 12;
const MONTHS = { monthly: 1, annual: 12 } as const;
