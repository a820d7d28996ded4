import { lastDayOfMonth } from '../../foundation/calendar/local-days';
import type { ChargeDay } from './gift-change';

/**
 * So many months after a payment: on the day of the month that Stripe counts from, or the last the month has.
 * @param anchor of the subscription @see https://docs.stripe.com/billing/subscriptions/billing-cycle
 */
export function paymentAfter(payment: Date, months: number, anchor: Date): Date {
  const month = payment.getUTCMonth() + months;
  const year = payment.getUTCFullYear() + Math.floor(month / 12);
  const inYear = (month % 12) + 1;
  const day = Math.min(anchor.getUTCDate(), Number(lastDayOfMonth(year, inYear).slice(8)));
  const after = new Date(payment);
  after.setUTCFullYear(year, inYear - 1, day);
  return after;
}

/**
 * The first such day after what is paid for: nobody pays earlier than they agreed to. At noon UTC, which is the same day
 * nearly everywhere.
 */
export function firstSuchDayAfter(paidUntil: Date, { day, month }: ChargeDay): Date {
  const at = new Date(
    Date.UTC(paidUntil.getUTCFullYear(), month === null ? paidUntil.getUTCMonth() : month - 1, day, 12),
  );
  while (dayOf(at) <= dayOf(paidUntil)) {
    if (month === null) at.setUTCMonth(at.getUTCMonth() + 1);
    else at.setUTCFullYear(at.getUTCFullYear() + 1);
  }
  return at;
}

/** Whether a payment at that instant is one on such a day. */
export function isSuchDay(payment: Date, { day, month }: ChargeDay): boolean {
  return payment.getUTCDate() === day && (month === null || payment.getUTCMonth() === month - 1);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
