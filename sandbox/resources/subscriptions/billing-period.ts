import type { Interval } from '../prices/price';

/**
 * The start of the period that many periods after the anchor, in Unix seconds UTC. Months are calendar months counted
 * from the anchor: 31 January is followed by 28 February and then by 31 March.
 */
export function periodStart(anchor: number, interval: Interval, intervalCount: number, periods: number): number {
  const count = intervalCount * periods;
  if (interval === 'day' || interval === 'week') return anchor + count * (interval === 'day' ? 1 : 7) * 86_400;
  return monthsAfter(anchor, interval === 'year' ? 12 * count : count);
}

/** The end of the period that begins there: the first start of a period after it. */
export function periodEndAfter(start: number, anchor: number, interval: Interval, intervalCount: number): number {
  const about = Math.floor((start - anchor) / (intervalCount * LONGEST_SECONDS[interval]));
  for (let periods = about; ; periods++) {
    const end = periodStart(anchor, interval, intervalCount, periods);
    if (end > start) return end;
  }
}

/** No interval is longer, so that no period is passed over. */
const LONGEST_SECONDS: Record<Interval, number> = {
  day: 86_400,
  week: 7 * 86_400,
  month: 31 * 86_400,
  year: 366 * 86_400,
};

function monthsAfter(anchor: number, months: number): number {
  const date = new Date(anchor * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, daysInMonth(date)));
  return date.getTime() / 1000;
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
