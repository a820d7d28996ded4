import { dayIn, instantOn, later } from '../../foundation/calendar/local-days';

/** How often a report comes. */
export const EVERY = ['day', 'week', 'month'] as const;
export type Every = (typeof EVERY)[number];

/** Days [from, to). */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** The day on which the interval that `today` is in is over: when its report comes. */
export function endOf(every: Every, today: string): string {
  if (every === 'day') return later(today, { days: 1 });
  if (every === 'month') return later(`${today.slice(0, 7)}-01`, { months: 1 });
  // Monday is 1 and Sunday 7, as ISO 8601 counts.
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return later(today, { days: 8 - weekday });
}

/** The interval that is over on that day. */
export function intervalBefore(every: Every, to: string): Interval {
  if (every === 'day') return { from: later(to, { days: -1 }), to };
  return { from: later(to, every === 'week' ? { days: -7 } : { months: -1 }), to };
}

/** A day begins when its reports come: at six by the clocks on the wall, also on the days on which those are changed. */
export function dayOfReports(now: Date, zone: string): string {
  const today = dayIn(zone, now);
  return instantOn(today, MORNING, zone) <= now ? today : later(today, { days: -1 });
}

/** When the night's reconciliation is done. */
const MORNING = 6;
