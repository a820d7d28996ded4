import { askFor, confirm } from '../support/care';
import { giver, freshDoor, changeIdIn, standing, type Giver } from '../support/donor';
import { eventually } from '../support/journey';
import { leave, untilErased } from '../support/leaving';
import { query } from '../support/query';
import { letPass, startMailJourney, type MailJourney } from '../support/reminders';
import { sealAll } from '../support/reports';
import { member } from '../support/staff';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

/** Of a gift, by the rows that are sealed: kind, who and why. */
async function endOf(gift: string): Promise<string | undefined> {
  const [told] = await eventually(
    async () => {
      await sealAll(journey);
      return query<{ told: string }>(journey.databaseUrl, ENDS, [gift]);
    },
    (rows) => rows.length === 1,
    45_000,
  );
  return told?.told;
}

/** What was turned round again is as if it had never been. */
const ENDS = `
  select concat_ws(' ', m.kind, m.ended_by, m.end_reason) as told
  from subscription_movements m join subscriptions s on s.stripe_id = m.subscription_id
  where s.contribution_id = $1 and m.kind in ('chosen', 'failed')
  group by 1 having sum(m.gifts) <> 0`;

const wishes = (gift: string) =>
  query<{ reason: string }>(
    journey.databaseUrl,
    'select w.reason from subscription_end_wishes w join subscriptions s on s.stripe_id = w.subscription_id where s.contribution_id = $1',
    [gift],
  );

async function stop({ browser, door, gift }: Giver, reason: string): Promise<void> {
  const { text } = await browser.open(`${door}/gifts/${gift}/end?language=en`);
  const fields = { change: changeIdIn(text) ?? '', reason, words: 'My rent went up' };
  expect(await browser.press(`${door}/gifts/${gift}/end`, fields)).toContain('done=end');
  await standing(journey, gift, (row) => row['cancel_at'] !== null);
}

it('a planned end is recorded with what the donor chose, once it has come', async () => {
  const anna = await giver(journey, 'anna');
  await stop(anna, 'too-often');
  for (let week = 0; week < 5; week++) await letPass(journey, 7);
  expect(await endOf(anna.gift)).toBe('chosen donor too-often');
  const [kept] = await query<{ rows: string }>(
    journey.databaseUrl,
    'select string_agg(m::text, $1) as rows from subscription_movements m',
    [' '],
  );
  expect(kept?.rows).not.toContain('My rent');
});

it('an end that its donor took back is the cause of none that comes later', async () => {
  const boris = await giver(journey, 'boris');
  await stop(boris, 'money');
  expect(await wishes(boris.gift)).toEqual([{ reason: 'money' }]);
  const fresh = await freshDoor(journey, boris.email);
  expect(await boris.browser.change(fresh, boris.gift, 'go-on')).toContain('done=go-on');
  await standing(journey, boris.gift, (row) => row['cancel_at'] === null);
  expect(await wishes(boris.gift)).toEqual([]);
});

it('an end by staff says no more than that, and their words stay in the audit log', async () => {
  const { gift } = await giver(journey, 'clara');
  const carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
  await confirm(carer.browser, await askFor(carer.browser, `/care/gifts/${gift}/end`, { when: 'now' }));
  expect(await endOf(gift)).toBe('chosen staff not-said');
});

it('the gift of a donor who has everything erased ended for that', async () => {
  const { gift, email, door } = await giver(journey, 'dora');
  const fresh = await freshDoor(journey, email);
  expect(door).not.toBe(fresh);
  await untilErased(journey, await leave(journey, fresh.split('/').at(-1) ?? ''));
  expect(await endOf(gift)).toBe('chosen donor erasure');
});
