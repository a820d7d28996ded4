import { Temporal } from 'temporal-polyfill';

/**
 * Days as people in a place count them. A day is "2027-03-01", a zone an IANA name such as "Europe/Amsterdam".
 * Calendar arithmetic is Temporal's (https://tc39.es/proposal-temporal): 31 January and a month is the last of February.
 */
export function isZone(name: string): boolean {
  // "+01:00" would be a zone to Temporal; it knows no clock change, and PostgreSQL reads its sign the other way.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    // Intl takes short names such as PST, too, which mean one thing here and another, or nothing, elsewhere.
    return canonicalZone(name) !== '' && dayIn(name, new Date(0)) !== '';
  } catch {
    return false;
  }
}

/** The zone in the spelling of `known` where both are the same zone, whatever their capitals or which of its names. */
export function spelledAs(known: string, zone: string): string {
  return isZone(zone) && canonicalZone(zone) === canonicalZone(known) ? known : zone;
}

/** @throws RangeError: it is none */
function canonicalZone(name: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The day it is in a zone at an instant. */
export function dayIn(zone: string, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The minute that clocks in a zone show at an instant, such as 2027-03-01 09:30. */
export function minuteIn(zone: string, instant: Date): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** So much later. Months are counted from `day` itself: 31 January and two months is 31 March. */
export function later(day: string, by: { readonly days?: number; readonly months?: number }): string {
  return Temporal.PlainDate.from(day).add(by).toString();
}

/** @param month 1 to 12 */
export function lastDayOfMonth(year: number, month: number): string {
  return Temporal.PlainDate.from({ year, month, day: 31 }, { overflow: 'constrain' }).toString();
}

/**
 * The instant at which clocks in the zone show `hour` o'clock on that day, whatever the clocks do that night. An hour
 * that a clock change skips is the hour after it, one that comes twice is its first.
 */
export function instantOn(day: string, hour: number, zone: string): Date {
  const time = Temporal.PlainTime.from({ hour });
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(zoned.epochMilliseconds);
}
