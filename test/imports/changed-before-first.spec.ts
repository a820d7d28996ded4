import { randomUUID } from 'node:crypto';
import { FirstCharges } from '../../src/imports/continuing/first-charges';
import { StoppingList } from '../../src/imports/continuing/stopping-list';
import { ManagedGifts } from '../../src/managing/gifts/managed-gifts';
import { askFor, confirm } from '../support/care';
import { DonorBrowser, freshDoor, standing, subscriptionOf } from '../support/donor';
import { Moving } from '../support/moving';
import { query } from '../support/query';
import { A_MINUTE } from '../support/recurring';
import { member } from '../support/staff';
import { mailAbout } from '../support/reminders';
import { stripe } from '../support/stripe-api';

/** Gifts that came over, and are changed while the other system may still take them. */
let moving: Moving;
beforeAll(async () => (moving = await Moving.start('2026-12-01T09:00:00Z')));
afterAll(() => moving.stop());

/** With a link that was just asked for; the invitation came before. */
const visitOf = (email: string): Promise<string> => freshDoor(moving.journey, email);

it('a gift that its donor ended before it was first taken ends at once, and is never taken', async () => {
  const gift = await moving.movedOver('sub_anna', 'anna@example.org');
  const [browser, door] = [new DonorBrowser(moving.journey), await visitOf('anna@example.org')];
  const page = await browser.open(`${door}/gifts/${gift}/end?language=en`);
  expect(page.text.slice(page.text.indexOf('<h1>'))).toContain('It ends at once. Nothing more is taken.');
  expect(await browser.change(door, gift, 'end')).toContain('done=end');
  await standing(moving.journey, gift, (row) => row['status'] === 'canceled');
  expect(await moving.get(StoppingList).all()).toMatchObject([{ externalId: 'sub_anna', firstOn: null }]);
  expect((await mailAbout(moving.journey.mailbox, 'anna@example.org', 'Your confirmation')).text).toContain('€12.50');
  await moving.stopped('sub_anna');
  for (const days of [A_MINUTE, 15, 31]) await moving.pass(days);
  expect(await moving.chargesOf('sub_anna')).toEqual([]);
});

it.each([
  ['sub_boris', 'boris@example.org', A_MINUTE],
  ['sub_clara', 'clara@example.org', 0],
])('a gift whose end was planned at Stripe is not taken before it (%s)', async (id, email, heardAfter) => {
  const gift = await moving.movedOver(id, email);
  const { stripe_id: subscription, current_period_end: before } = await subscriptionOf(moving.journey, gift);
  const cancel_at = String((before as Date).getTime() / 1000);
  await moving.stopped(id);
  await stripe(moving.journey, `subscriptions/${String(subscription)}`, { cancel_at });
  if (heardAfter > 0) await moving.journey.letPass(heardAfter);
  await moving.get(FirstCharges).keep();
  for (const days of [15, 31]) await moving.pass(days);
  expect(await moving.chargesOf(id)).toEqual([]);
  expect(await subscriptionOf(moving.journey, gift)).toMatchObject({ status: 'canceled', current_period_end: before });
});

it('staff who end it with its period end it at once, too', async () => {
  const gift = await moving.movedOver('sub_dora', 'dora@example.org');
  const { browser } = await member(moving.journey, 'carer@newsroom.example', ['donor-care']);
  const asked = await askFor(browser, `/care/gifts/${gift}/end`, { when: 'with-period' });
  expect((await confirm(browser, asked)).status).toBe(303);
  expect(await standing(moving.journey, gift, (row) => row['status'] === 'canceled')).toMatchObject({
    cancel_at: null,
  });
});

it.each(['period-end', 'now'])(
  'how often it is taken cannot be changed (%s) before it was first taken',
  async (when) => {
    const [id, email] = [`sub_${when}`, `${when}@example.org`];
    const gift = await moving.movedOver(id, email);
    const [browser, door] = [new DonorBrowser(moving.journey), await visitOf(email)];
    await browser.open(door);
    expect(await browser.change(door, gift, 'amount', { amount: '13' })).toContain('done=amount');
    const words = 'How often it is taken can be changed after the first payment.';
    const wish = { amount: '120', to: 'annual', when, change: randomUUID() };
    expect(await browser.press(`/manage/visit/gifts/${gift}/frequency`, wish)).toContain('gift_not_taken_yet');
    const { text } = await browser.open(`/manage/visit?language=en&problem=gift_not_taken_yet`);
    expect(text).toContain(words);
    expect(text).not.toContain('Give once a year instead');
    expect(await browser.change('/manage/visit', gift, 'frequency', wish)).toContain(words);
    // nobody stops the old agreement: the first charge is moved on, and its amount stays as it was changed
    for (const days of [A_MINUTE, 20, 26, 26]) await moving.pass(days);
    expect(await moving.chargesOf(id)).toEqual([]);
    await moving.stopped(id);
    for (const days of [A_MINUTE, 33]) await moving.pass(days);
    expect((await moving.chargesOf(id))[0]).toMatch(/ 1300$/);
    const [donor] = await query<{ id: string }>(
      moving.journey.databaseUrl,
      'select donor_id as id from contributions where id = $1',
      [gift],
    );
    expect(await moving.get(ManagedGifts).one(donor?.id ?? '', gift)).toMatchObject({ isUntaken: false });
  },
);
