import { later } from '../../../foundation/calendar/local-days';

export interface NamedInterval {
  readonly words: string;
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
}

/** Intervals that are asked for every month. @param today in the zone of the report */
export function quickIntervals(today: string): NamedInterval[] {
  const [month, year] = [`${today.slice(0, 7)}-01`, `${today.slice(0, 4)}-01-01`];
  return [
    { words: 'This month', from: month, to: later(month, { months: 1 }) },
    { words: 'Last month', from: later(month, { months: -1 }), to: month },
    { words: 'This year', from: year, to: later(year, { months: 12 }) },
    { words: 'Last year', from: later(year, { months: -12 }), to: year },
  ];
}
