/** As letters name days, as SQL. */
export const dayOf = (instant: string): string => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD')`;

/** Whether a gift is taken again at the end of its period, as SQL over a row `s` of a subscription. */
export const GOES_ON = 's.paused_collection is null and not s.cancel_at_period_end and s.cancel_at is null';

/**
 * Whether a gift has not ended and nothing is owed of it, as SQL over a row `s`. Stripe calls it a trial while a gift waits
 * for the day to which its donor moved it, or an annual one for the end of a pause.
 */
export const IS_PAID_UP = `s.status in ('active', 'trialing')`;

/**
 * Whether the day on which it is next taken is certain, as SQL over a row `s`. Of a gift that goes on here after another
 * system it is not, as long as that one may still take it: until then ours moves on.
 */
export const DAY_IS_SET = `not (s.status = 'trialing' and exists (
    select from imported_subscriptions elsewhere
    where elsewhere.contribution_id = s.contribution_id and elsewhere.way = 'invite' and elsewhere.stopped_at is null))`;
