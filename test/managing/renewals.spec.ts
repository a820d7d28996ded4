import { Clock } from '../../src/foundation/clock/clock';
import { askFor, confirm } from '../support/care';
import { doorIn, freshDoor, giver, payments, settleNow, standing, settled } from '../support/donor';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailAbout, startMailJourney, type MailJourney } from '../support/reminders';
import { control, faultOnChanges, noFaults } from '../support/sandbox-control';
import { member } from '../support/staff';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const VISIT = '/manage/visit';
const MINUTE = 1 / 1440;

/** Lets time pass until so many minutes after the period that is paid for. */
async function passRenewal(gift: string, minutes: number): Promise<void> {
  const { current_period_end: end } = await standing(journey, gift, (row) => row['status'] === 'active');
  const leftMs = (end as Date).getTime() - journey.app.get(Clock).now().getTime();
  await letPass(journey, leftMs / 86_400_000 + minutes * MINUTE);
  await standing(journey, gift, (row) => (row['current_period_end'] as Date) > (end as Date));
}

const missedEnds = (gift: string) =>
  query<{ details: unknown }>(
    journey.databaseUrl,
    `select details from alarms where kind = 'gift-end-missed' and details->>'contributionId' = $1`,
    [gift],
  );

it('whoever ends a gift in the hour in which its renewal is still a draft is not charged for it', async () => {
  const { gift, email, browser } = await giver(journey, 'draft-end');
  await passRenewal(gift, 30);
  expect(await browser.change(await freshDoor(journey, email), gift, 'end')).toContain('done=end');
  await standing(journey, gift, (row) => row['status'] === 'canceled');
  await letPass(journey, 40);
  expect(await payments(journey, gift, 1)).toHaveLength(1);
});

it('nor is one whose gift staff end in that hour: with the period it would be taken once more', async () => {
  const { gift } = await giver(journey, 'draft-care');
  await passRenewal(gift, 30);
  const { browser } = await member(journey, 'carer@newsroom.example', ['donor-care']);
  const [path, reason] = [`/care/gifts/${gift}/end`, 'The donor wrote to us'];
  const refused = await browser.submit(path, Object.entries({ reason, when: 'with-period' }), '/care');
  expect(await refused.text()).toContain('The period is just ending');
  await confirm(browser, await askFor(browser, path, { when: 'now' }));
  await standing(journey, gift, (row) => row['status'] === 'canceled');
  await letPass(journey, 40);
  expect(await payments(journey, gift, 1)).toHaveLength(1);
});

it('in that hour nothing else is promised, since the payment is taken whatever is changed', async () => {
  const { gift, email, browser } = await giver(journey, 'draft-pause');
  await passRenewal(gift, 30);
  const fresh = await freshDoor(journey, email);
  const annual = { to: 'annual', amount: '120', when: 'now' };
  expect(await browser.change(fresh, gift, 'frequency', annual)).toContain('Please come back in two hours.');
  expect(await browser.change(fresh, gift, 'pause', { months: '3' })).toContain('Please come back in two hours.');
  await letPass(journey, 120 * MINUTE);
  await payments(journey, gift, 2);
  const { text } = await mailAbout(journey.mailbox, email, 'Your receipt', 2);
  expect(await browser.change(doorIn(text), gift, 'pause', { months: '3' })).toContain('done=pause');
});

it('two tabs that both lead to the other interval lead there once', async () => {
  const { gift, email, browser } = await giver(journey, 'two-tabs');
  const fresh = await freshDoor(journey, email);
  const annual = { to: 'annual', amount: '120', when: 'now' };
  expect(await browser.change(fresh, gift, 'frequency', annual)).toContain('done=frequency');
  expect(await browser.change(VISIT, gift, 'frequency', annual)).toContain('It is taken that often already.');
  await standing(journey, gift, (row) => row['interval'] === 'year');
  expect((await payments(journey, gift, 2)).map(({ amount }) => amount)).toEqual(['1000', '12000']);
});

it('from today is today also for a gift whose next payment was moved', async () => {
  const { gift, email, browser } = await giver(journey, 'moved');
  const fresh = await freshDoor(journey, email);
  const { current_period_end: end } = await standing(journey, gift, (row) => row['status'] === 'active');
  const otherDay = String(((end as Date).getUTCDate() % 27) + 1);
  expect(await browser.change(fresh, gift, 'day', { day: otherDay })).toContain('done=day');
  await standing(journey, gift, (row) => row['status'] === 'trialing');
  const annual = { to: 'annual', amount: '120', when: 'now' };
  expect(await browser.change(VISIT, gift, 'frequency', annual)).toContain('done=frequency');
  await standing(journey, gift, (row) => row['interval'] === 'year' && row['status'] === 'active');
  expect((await payments(journey, gift, 2)).map(({ amount }) => amount)).toEqual(['1000', '12000']);
});

it('an end that Stripe answers only after the renewal comes at once, and somebody is told', async () => {
  const { gift, door, browser } = await giver(journey, 'late-end');
  await faultOnChanges(journey, { kind: 'status', status: 500, effect: 'none' });
  expect(await browser.change(door, gift, 'end')).toContain('done=pending');
  // So little is left of the paid period that it is over before Stripe answers again.
  await query(
    journey.databaseUrl,
    `update gift_changes set terms = terms || jsonb_build_object('endsAt', $2::text) where contribution_id = $1`,
    [gift, new Date(journey.app.get(Clock).now().getTime() - 1000).toISOString()],
  );
  await noFaults(journey);
  await settleNow(journey, gift);
  expect(await standing(journey, gift, (row) => row['status'] === 'canceled')).toMatchObject({ status: 'canceled' });
  await settled(journey, gift);
  expect(await missedEnds(gift)).toEqual([{ details: { contributionId: gift, outcome: 'late' } }]);
});

it('a key that Stripe does not take is no answer about the gift: the end is made once it does', async () => {
  const { gift, door, browser } = await giver(journey, 'wrong-key');
  await faultOnChanges(journey, { kind: 'status', status: 401, effect: 'none' });
  expect(await browser.change(door, gift, 'end')).toContain('done=pending');
  await noFaults(journey);
  await settleNow(journey, gift);
  await standing(journey, gift, (row) => row['cancel_at'] !== null);
  expect(await missedEnds(gift)).toEqual([]);
});

it('what was planned stays planned when another change is declined', async () => {
  const { gift, email, browser } = await giver(journey, 'declined');
  const fresh = await freshDoor(journey, email);
  const later = { to: 'annual', amount: '110', when: 'period-end' };
  expect(await browser.change(fresh, gift, 'frequency', later)).toContain('done=frequency');
  const { stripe_id: subscription } = await standing(journey, gift, (row) => row['status'] === 'active');
  await control(journey, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
  const now = { to: 'annual', amount: '120', when: 'now' };
  expect(await browser.change(VISIT, gift, 'frequency', now)).toContain('problem=change_refused');
  expect((await browser.open(VISIT)).text).toContain('it is €110 a year');
  for (let week = 0; week < 6; week++) await letPass(journey, 7);
  expect((await payments(journey, gift, 2)).map(({ amount }) => amount)).toEqual(['1000', '11000']);
});

it('an amount that waits while a plan begins is not taken for the other interval', async () => {
  const { gift, email, browser } = await giver(journey, 'amount-waits');
  const fresh = await freshDoor(journey, email);
  const annual = { to: 'annual', amount: '120', when: 'now' };
  await faultOnChanges(journey, { kind: 'status', status: 500, effect: 'none' });
  expect(await browser.change(fresh, gift, 'amount', { amount: '15' })).toContain('done=pending');
  await noFaults(journey);
  // As if a plan had begun meanwhile.
  await query(
    journey.databaseUrl,
    `update gift_changes set terms = terms || '{"interval":"year"}' where contribution_id = $1`,
    [gift],
  );
  await settleNow(journey, gift);
  const [change] = await eventually(
    () =>
      query<{ state: string }>(
        journey.databaseUrl,
        'select state, outcome from gift_changes where contribution_id = $1',
        [gift],
      ),
    ([row]) => row?.state === 'refused',
  );
  expect(change).toEqual({ state: 'refused', outcome: 'stands_otherwise' });
  expect(await browser.change(VISIT, gift, 'frequency', annual)).toContain('done=frequency');
});
