import { parse } from 'csv-parse/sync';
import { dayIn, later } from '../../../src/foundation/calendar/local-days';
import { FinanceDesk, ZONE } from '../../support/finance-desk';
import { eventually } from '../../support/journey';
import { letPass } from '../../support/reminders';
import { sealAll } from '../../support/reports';
import { stripe } from '../../support/stripe-api';

let desk: FinanceDesk;
beforeAll(async () => (desk = await FinanceDesk.start('manual')));
afterAll(() => desk.journey.stop());

const DAY_MS = 86_400_000;

/** Soon after midnight in the newsroom's zone, while the bank's calendar, which is kept in UTC, has the day before. */
async function untilMidnightIsOver(): Promise<void> {
  const today = dayIn(ZONE, desk.now());
  const tenPast = [22, 23].map((hour) => Date.parse(`${later(today, { days: 3 })}T${hour}:10:00Z`));
  const at = tenPast.find((ms) => dayIn(ZONE, new Date(ms)) === dayIn(ZONE, new Date(ms + 6 * 3_600_000))) ?? 0;
  await letPass(desk.journey, (at - desk.now().getTime()) / DAY_MS);
}

async function statement(from: string, to: string): Promise<Record<string, string>[]> {
  const interval = { from, to, into: 'bank-account', currency: 'EUR' };
  return parse(await desk.file('bank-statement', 'xero', desk.month(), interval), { columns: true });
}

it('an instant payout that arrives before the day on which it left, by the newsroom’s zone, is in one statement', async () => {
  await desk.give();
  await untilMidnightIsOver();
  await stripe(desk.journey, 'payouts', { amount: '2000', currency: 'eur', method: 'instant' });
  const left = dayIn(ZONE, desk.now());
  await letPass(desk.journey, 1);
  // Stripe may tell that it arrived before it tells that it left.
  await desk.booked('payout', 1);
  await desk.booked('payout_paid', 1);
  const days = [-1, 0, 1].map((days) => later(left, { days }));
  const statements = await eventually(
    async () => {
      await sealAll(desk.journey);
      return Promise.all(days.map((day) => statement(day, later(day, { days: 1 }))));
    },
    (found) => found.flat().length > 0,
  );
  expect(statements.map((lines) => lines.map(({ Date: day, Amount }) => [day, Amount]))).toEqual([
    [[days[0], '20.00']],
    [],
    [],
  ]);
});
