/** Seconds since 1970, one day apart where it matters; the samples tell one story of one gift. */
export const CREATED_AT = 1_790_000_000;
export const DAY_SECONDS = 24 * 60 * 60;
export const MONTH_SECONDS = 30 * DAY_SECONDS;
