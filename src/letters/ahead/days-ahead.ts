import { DAY_IS_SET, GOES_ON } from '../going-on-sql';

/** How long before a gift is taken again its donor is told what there is to know. */
export const DAYS_AHEAD = 14;

/** When it is to be told. In a database that was restored meanwhile, it was. */
export function toBeToldAt(periodEnd: Date): Date {
  return new Date(periodEnd.getTime() - DAYS_AHEAD * 86_400_000);
}

/** Whether the gift of a subscription `s` is taken again within that time, as SQL; $1 is now, $2 the days. */
export const IS_SOON = `s.contribution_id is not null and ${GOES_ON} and ${DAY_IS_SET}
  and s.current_period_end > $1 and s.current_period_end <= $1::timestamptz + make_interval(days => $2)`;
