import { give } from '../support/care';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';
import { stripe } from '../support/stripe-api';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

/** What refunds took from income, by day and account; what was moved within a day is left out. */
const refundsByDay = (refund: string, count: number) =>
  eventually(
    () => query<{ day: Date; account: string; amount: string }>(journey.databaseUrl, BY_DAY, [refund]),
    ({ length }) => length === count,
  );
const BY_DAY = `
  select date_trunc('day', t.occurred_at) as day, e.account, sum(e.amount_minor)::text as amount
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.stripe_id = $1 and e.account like 'contra:refunds%'
  group by 1, 2 having sum(e.amount_minor) <> 0 order by 1, 2`;

it('a refund that did not arrive is undone on the day it came back, not on the day it was given', async () => {
  const { chargeId } = await give(journey, 'anna@example.org', { amountMinor: 5000 });
  const answer = await stripe(journey, 'refunds', { charge: chargeId, amount: '2000' });
  const { id } = (await answer.json()) as { id: string };
  const [given] = await refundsByDay(id, 1);
  expect(given).toMatchObject({ account: 'contra:refunds:one-time', amount: '2000' });
  await letPass(journey, 40);
  await control(journey, `refunds/${id}/move`, { to: 'failed' });
  const [before, after] = await refundsByDay(id, 2);
  expect(before).toEqual(given);
  expect(after).toMatchObject({ account: 'contra:refunds:one-time', amount: '-2000' });
  const days = ((after?.day.getTime() ?? 0) - (before?.day.getTime() ?? 0)) / 86_400_000;
  // Midnight may lie between the refund and its looking at.
  expect([40, 41]).toContain(Math.round(days));
});
