/** A year of monthly gifts, the one number of months that can be paid at once. */
export const MONTHS_AT_ONCE = 12;
