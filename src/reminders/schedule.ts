import { dayIn, instantOn, later } from '../foundation/calendar/local-days';

/** When a mail of a reminder comes. */
export interface Appointment {
  /** In the reminder's zone. */
  readonly localDay: string;
  readonly at: Date;
}

export function appointment(localDay: string, zone: string): Appointment {
  return { localDay, at: instantOn(localDay, MORNING_HOUR, zone) };
}

/** The day of the n-th mail asked for, counted from the first: the 31st stays the last of each month. @param number 1, 2, … */
export function appointmentOf(
  reminder: { readonly firstOn: string; readonly everyMonths: number | null; readonly zone: string },
  number: number,
  now: Date,
): Appointment {
  const { firstOn, everyMonths, zone } = reminder;
  const day = later(firstOn, { months: (everyMonths ?? 0) * (number - 1) });
  const wanted = appointment(day, zone);
  // Confirmed late, or a server that was away: not at once, but on the next morning.
  return wanted.at > now ? wanted : appointment(later(dayIn(zone, now), { days: 1 }), zone);
}

/** Read over the first coffee. */
const MORNING_HOUR = 9;
