/** How often a subscription charges: every `intervalCount` of `interval`, in Stripe's words. */
export interface Period {
  readonly interval: Interval;
  readonly intervalCount: number;
}

export type Interval = 'day' | 'week' | 'month' | 'year';

export type RecurringFrequency = 'monthly' | 'annual';

/** Charged once a year or more seldom is annual, anything more often monthly. */
export function frequencyOf(period: Period): RecurringFrequency {
  const [times, years] = timesIn(period);
  return times <= years ? 'annual' : 'monthly';
}

/**
 * What a year of it brings, in whole minor units: monthly × 12, annual × 1, every three months × 4, weekly × 52. Only a
 * period that does not divide the year leaves a part of a unit, which is rounded half up.
 */
export function annualMinor(amountMinor: bigint, period: Period): bigint {
  const [times, years] = timesIn(period);
  return (amountMinor * times * 2n + years) / (years * 2n);
}

/** So many times in so many years. */
function timesIn({ interval, intervalCount }: Period): readonly [bigint, bigint] {
  return [TIMES_A_YEAR[interval], BigInt(intervalCount)];
}

const TIMES_A_YEAR: Readonly<Record<Interval, bigint>> = { day: 365n, week: 52n, month: 12n, year: 1n };

/** @returns undefined for what Stripe did not have when this was written */
export function periodOf(interval: string | null, intervalCount: number | null): Period | undefined {
  const known = (Object.keys(TIMES_A_YEAR) as Interval[]).find((name) => name === interval);
  return known === undefined || intervalCount === null || intervalCount < 1
    ? undefined
    : { interval: known, intervalCount };
}
