/** As letters name days, as SQL. */
export const dayOf = (instant: string): string => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD')`;

/** Whether a gift is taken again at the end of its period, as SQL over a row `s` of a subscription. */
export const GOES_ON = 's.paused_collection is null and not s.cancel_at_period_end and s.cancel_at is null';
