import { later } from '../../../foundation/calendar/local-days';

/** Days [from, to) of the zone. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What the dashboard compares. */
export interface DashboardDays {
  readonly today: string;
  /** This month so far. */
  readonly now: Days;
  /** As many days of the month before, or all of it where it had fewer. */
  readonly before: Days;
  /** The first of the month two years ago, with which the chart's line of a year before begins. */
  readonly chartFrom: string;
}

export function dashboardDays(today: string): DashboardDays {
  const from = `${today.slice(0, 7)}-01`;
  const beforeFrom = later(from, { months: -1 });
  const sameDay = later(beforeFrom, { days: Number(today.slice(8)) });
  return {
    today,
    now: { from, to: later(today, { days: 1 }) },
    before: { from: beforeFrom, to: sameDay < from ? sameDay : from },
    chartFrom: later(from, { months: -24 }),
  };
}

/** The months of the chart's line, this one last: such as 2027-03. */
export function chartMonths(today: string): string[] {
  return Array.from({ length: 13 }, (_, place) => later(`${today.slice(0, 7)}-01`, { months: place - 12 }).slice(0, 7));
}

/** The same month a year before. */
export function yearBefore(month: string): string {
  return later(`${month}-01`, { months: -12 }).slice(0, 7);
}
