import type { ReadMail } from '../../mailbox/stored-mail';
import type { Temper } from '../../mailbox/smtp';
import {
  changeIdIn,
  dayOf,
  DonorBrowser,
  doorIn,
  freshDoor,
  giver,
  settled,
  settleNow,
  standing,
} from '../support/donor';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailAbout, mailsAbout, startMailJourney, type MailJourney } from '../support/reminders';
import { control, faultOnChanges, noFaults } from '../support/sandbox-control';

let journey: MailJourney;
let temper: Temper = () => 'take';
beforeAll(async () => (journey = await startMailJourney({ mailbox: { temper: (to) => temper(to) } })));
beforeEach(() => (temper = () => 'take'));
afterAll(() => journey.stop());

/** Waits until so many of the letters about a gift's changes were tried at the mail server, and their next try has its time. */
const refused = (gift: string, count: number) =>
  eventually(
    () =>
      query(
        journey.databaseUrl,
        `select from letters where kind = 'changed' and attempt > 0 and state <> 'claimed' and contribution_id = $1`,
        [gift],
      ),
    ({ length }) => length === count,
  );

const VISIT = '/manage/visit';
const MADE = 'Your change';

const letter = (email: string, count = 1): Promise<ReadMail> => mailAbout(journey.mailbox, email, MADE, count);
const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
/** Nothing of this gift waits to be sent. */
async function allSent(gift: string): Promise<string[]> {
  const states = () =>
    query<{ state: string }>(
      journey.databaseUrl,
      `select state from letters where kind = 'changed' and contribution_id = $1 order by written_at`,
      [gift],
    );
  const rows = await eventually(states, (all) => all.every(({ state }) => !['pending', 'claimed'].includes(state)));
  return rows.map(({ state }) => state);
}

it('another amount, another day, a pause and its end are told with what was, what is, and what is taken next', async () => {
  const { gift, door, email, browser } = await giver(journey, 'anna');
  const first = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  const fresh = await freshDoor(journey, email);
  await browser.change(fresh, gift, 'amount', { amount: '12.50' });
  const amount = (await letter(email)).text;
  expect(amount).toContain('The amount of your monthly gift to The Example Times was changed.');
  expect(amount).toContain('Until now: €10 a month');
  expect(amount).toContain(`From ${inWords(first)}: €12.50 a month`);
  expect(amount).toContain(`Next payment: €12.50 on ${inWords(first)}`);
  expect(amount).toContain('If it was not you: follow the link, pause or stop the gift there');
  // The link in it is one of a letter: it takes no money.
  const found = new DonorBrowser(journey);
  expect((await found.open(doorIn(amount))).text).toContain('Stop this gift');
  expect(await found.change(doorIn(amount), gift, 'amount', { amount: '99' })).toContain('This needs a fresh link');

  await standing(journey, gift, (row) => String(row['amount_minor']) === '1250');
  await letPass(journey, 0.001);
  const wanted = Number(first.slice(8)) === 17 ? '18' : '17';
  await browser.change(VISIT, gift, 'day', { day: wanted });
  const day = (await letter(email, 2)).text;
  const moved = dayOf(await standing(journey, gift, (row) => row['status'] === 'trialing'));
  expect(day).toContain(`Was to be taken on: ${inWords(first)}`);
  expect(day).toContain(`Next payment: €12.50 on ${inWords(moved)}`);

  await letPass(journey, 0.001);
  await browser.change(door, gift, 'pause', { months: '1' });
  await standing(journey, gift, (row) => row['paused_collection'] === 'void');
  const pause = (await letter(email, 3)).text;
  expect(pause).toContain('is paused. Nothing is taken before the day of the next payment.');
  expect(pause).toContain(`Was to be taken on: ${inWords(moved)}`);

  await letPass(journey, 0.001);
  await browser.change(VISIT, gift, 'go-on');
  const goOn = (await letter(email, 4)).text;
  expect(goOn).toContain('Your monthly gift to The Example Times goes on.');
  expect(goOn).toContain(`Next payment: €12.50 on ${inWords(moved)}`);
  expect(await allSent(gift)).toEqual(['sent', 'sent', 'sent', 'sent']);
});

it('how often it is taken is told with the day from which it is so, and at once with what is taken at once', async () => {
  const { gift, email, browser } = await giver(journey, 'boris');
  const first = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  await browser.change(await freshDoor(journey, email), gift, 'frequency', {
    to: 'annual',
    amount: '110',
    when: 'period-end',
  });
  const later = (await letter(email)).text;
  expect(later).toContain('Until now: €10 a month');
  expect(later).toContain(`From ${inWords(first)}: €110 a year`);
  expect(later).toContain(`Next payment: €110 on ${inWords(first)}`);
  await browser.change(VISIT, gift, 'frequency', { to: 'annual', amount: '120', when: 'now' });
  const now = (await letter(email, 2)).text;
  expect(now).toMatch(/From \w+ \d+, \d{4}: €120 a year/);
  expect(now).toContain('It is taken at once, and then on that day of each year.');
  expect(now).toContain('What had been planned for later is given up with it.');
  expect(now).not.toContain('Next payment');
});

it('another card is told of with what is taken with it next, and nothing of the card', async () => {
  const { gift, email, browser } = await giver(journey, 'clara');
  const first = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  const fresh = await freshDoor(journey, email);
  const { text } = await browser.open(fresh);
  const change = /\/card".*?name="change" value="([\w-]+)"/s.exec(text)?.[1] ?? '';
  const page = await browser.press(`${fresh}/gifts/${gift}/card`, { change });
  const body = new URLSearchParams({ method: 'card', number: '5555555555554444', email: 'x@example.org', name: 'X' });
  await fetch(page, { method: 'POST', body, redirect: 'manual' });
  await settled(journey, gift);
  const told = (await letter(email)).text;
  expect(told).toContain('Another card or account was given for your monthly gift');
  expect(told).toContain(`Next payment: €10 on ${inWords(first)}`);
  expect(told).not.toContain('4444');
});

it('an end is told of by its own letter alone, and that it was taken back by one', async () => {
  const { gift, door, email, browser } = await giver(journey, 'dora');
  await browser.change(door, gift, 'end');
  await mailAbout(journey.mailbox, email, 'Your confirmation');
  await standing(journey, gift, (row) => row['cancel_at'] !== null);
  expect(await allSent(gift)).toEqual([]);
  await browser.change(await freshDoor(journey, email), gift, 'go-on');
  expect((await letter(email)).text).toContain('goes on.');
});

it('pressed three times, with every event told twice and in another order, it is one letter', async () => {
  const { gift, door, email, browser } = await giver(journey, 'emil');
  await control(journey, 'webhooks/disturbances', { kind: 'duplicate', count: 9 });
  await control(journey, 'webhooks/pause');
  const change = changeIdIn((await browser.open(`${door}/gifts/${gift}/pause?language=en&months=3`)).text) ?? '';
  const press = () => browser.press(`${door}/gifts/${gift}/pause`, { change, months: '3' });
  await Promise.all([press(), press(), press()]);
  await control(journey, 'webhooks/release', { order: 'reversed' });
  await standing(journey, gift, (row) => row['paused_collection'] === 'void');
  await settleNow(journey, gift);
  await letter(email);
  expect(await allSent(gift)).toEqual(['sent']);
  expect(await mailsAbout(journey.mailbox, email, MADE)).toHaveLength(1);
});

it.each([
  ['an error', { kind: 'status', status: 500, effect: 'none' }],
  ['an error after it was made', { kind: 'status', status: 500, effect: 'applied' }],
  ['no answer', { kind: 'drop', effect: 'none' }],
  ['no answer after it was made', { kind: 'drop', effect: 'applied' }],
])('after %s nothing is told before Stripe has answered, and then once', async (words, trouble) => {
  const { gift, door, email, browser } = await giver(journey, `fania-${words.replaceAll(' ', '-')}`);
  await faultOnChanges(journey, trouble);
  expect(await browser.change(door, gift, 'pause', { months: '1' })).toContain('done=pending');
  expect(await allSent(gift)).toEqual([]);
  await noFaults(journey);
  await settleNow(journey, gift);
  await settled(journey, gift);
  await letter(email);
  await settleNow(journey, gift);
  expect(await allSent(gift)).toEqual(['sent']);
  expect(await mailsAbout(journey.mailbox, email, MADE)).toHaveLength(1);
});

it('one that another change of the same has overtaken before it was sent is not sent', async () => {
  const { gift, email, browser } = await giver(journey, 'karl');
  const fresh = await freshDoor(journey, email);
  temper = () => ({ code: 451, at: 'data' });
  await browser.change(fresh, gift, 'amount', { amount: '20' });
  await letPass(journey, 0.0001);
  await browser.change(VISIT, gift, 'amount', { amount: '30' });
  await letPass(journey, 0.0001);
  await browser.change(VISIT, gift, 'pause', { months: '1' });
  await refused(gift, 3);
  temper = () => 'take';
  await letPass(journey, 0.1);
  expect((await allSent(gift)).toSorted()).toEqual(['sent', 'sent', 'suppressed']);
  const texts = (await mailsAbout(journey.mailbox, email, MADE)).map(({ text }) => text).join('\n');
  expect(texts).toContain('From the next payment: €30 a month');
  expect(texts).not.toContain('From the next payment: €20 a month');
  expect(texts).toContain('is paused.');
});

it('one about a gift that has ended before it was sent is not sent', async () => {
  const { gift, email, browser } = await giver(journey, 'lena');
  const fresh = await freshDoor(journey, email);
  temper = () => ({ code: 451, at: 'data' });
  await browser.change(fresh, gift, 'amount', { amount: '20' });
  const { stripe_id: subscription } = await standing(journey, gift, (row) => String(row['amount_minor']) === '2000');
  await fetch(`${journey.sandbox.url}/v1/subscriptions/${String(subscription)}`, {
    method: 'DELETE',
    headers: { authorization: 'Bearer sk_test_sandbox_not_a_real_key' },
  });
  await standing(journey, gift, (row) => row['status'] === 'canceled');
  // Refused once: what is on its way to the mail server now was judged before the gift ended.
  await refused(gift, 1);
  temper = () => 'take';
  await letPass(journey, 0.1);
  expect(await allSent(gift)).toEqual(['suppressed']);
  expect(await mailsAbout(journey.mailbox, email, MADE)).toEqual([]);
});
