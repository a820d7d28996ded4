import { dayIn, isDay, isZone, later } from '../foundation/calendar/local-days';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { checkWish, type Wish, type WishRequest } from '../giving/checkout/gift-request';
import type { AskReminderBody } from './reminder.dto';
import { checkedEmail } from '../infrastructure/mail/mail-problems';
import { DayPast, DayTooFar, DayUnknown, RepeatIncomplete, ZoneUnknown } from './reminder-problems';

/** A reminder somebody asks for, checked. */
export interface Ask extends Wish {
  readonly email: string;
  readonly zone: string;
  /** In that zone. */
  readonly firstOn: string;
  /** Null: once. */
  readonly everyMonths: number | null;
  readonly mails: number;
}

/** What came in, from the box or from the plain form. */
export type AskRequest = Omit<AskReminderBody, 'amountMinor'> & Pick<WishRequest, 'amount'>;

/** @throws Problem naming the field and what it may be */
export function checkAsk(request: AskRequest, newsroom: Newsroom, now: Date): Ask {
  const { email, when, zone, everyMonths, mails, ...wish } = request;
  const address = checkedEmail(email);
  if (!isZone(zone)) throw new ZoneUnknown();
  const firstOn = dayOf(when, dayIn(zone, now));
  if ((everyMonths === undefined) !== (mails === undefined)) throw new RepeatIncomplete();
  return {
    ...checkWish(wish, newsroom),
    ...{ email: address, zone, firstOn, everyMonths: everyMonths ?? null, mails: mails ?? 1 },
  };
}

function dayOf(when: string, today: string): string {
  const offset = OFFSETS.get(when);
  if (offset !== undefined) return later(today, offset);
  if (!isDay(when)) throw new DayUnknown();
  const [earliest, latest] = [later(today, { days: 1 }), later(today, { months: MOST_MONTHS })];
  if (when < earliest) throw new DayPast(earliest);
  if (when > latest) throw new DayTooFar(latest);
  return when;
}

const OFFSETS: ReadonlyMap<string, { days?: number; months?: number }> = new Map([
  ['tomorrow', { days: 1 }],
  ['in-a-week', { days: 7 }],
  ['next-month', { months: 1 }],
  ['in-3-months', { months: 3 }],
  ['in-11-months', { months: 11 }],
]);

/** As the database has it, too. */
const MOST_MONTHS = 18;
