import {
  anotherDay,
  DonorBrowser,
  changeIdIn,
  dayOf,
  freshDoor,
  giver,
  payments,
  settled,
  settleNow,
  standing,
  subscriptionOf,
} from '../support/donor';
import { query } from '../support/query';
import { letPass, startMailJourney, type MailJourney } from '../support/reminders';
import { member } from '../support/staff';
import { control } from '../support/sandbox-control';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

it('a monthly gift that is paused from its receipt skips the months, and goes on by itself', async () => {
  const { gift, door, browser } = await giver(journey, 'anna');
  const first = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  expect(await browser.change(door, gift, 'pause', { months: '3' })).toContain('done=pause');
  const paused = await standing(journey, gift, (row) => row['paused_collection'] === 'void');
  const { text } = await browser.open(door);
  const month = Number(first.slice(5, 7)) + 3;
  const back = new Date(Date.UTC(Number(first.slice(0, 4)), month, 0));
  expect(text).toContain('It is paused. It is next taken on');
  expect(text).toContain(new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(back));
  expect((paused['resumes_at'] as Date) > new Date()).toBe(true);
  for (let week = 0; week < 18; week++) await letPass(journey, 7);
  const taken = await payments(journey, gift, 2);
  expect(taken.map(({ amount }) => amount)).toEqual(['1000', '1000']);
  expect(Date.parse(taken[1]?.day ?? '') - Date.parse(taken[0]?.day ?? '')).toBeGreaterThan(115 * 86_400_000);
});

it('a yearly gift that is paused is taken later and loses no year, and the day before the pause can be had again', async () => {
  const { gift, door, email, browser } = await giver(journey, 'boris', { frequency: 'annual', amountMinor: 10_000 });
  const first = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  expect(await browser.change(door, gift, 'pause', { months: '6' })).toContain('done=pause');
  const moved = await standing(journey, gift, (row) => row['status'] === 'trialing');
  expect(Date.parse(dayOf(moved)) - Date.parse(first)).toBeGreaterThan(180 * 86_400_000);
  expect((await browser.open(door)).text).toContain('The pause moved it');
  expect(await browser.change(door, gift, 'pause', { months: '12' })).toContain('by two years at most');
  expect(await browser.change(door, gift, 'go-on')).toContain('This needs a fresh link');
  const fresh = await freshDoor(journey, email);
  expect(await browser.change(fresh, gift, 'go-on')).toMatch(/^\/manage\/visit\?.*done=go-on/);
  expect(dayOf(await standing(journey, gift, (row) => dayOf(row) === first))).toBe(first);
});

it('another amount and day need a fresh link, which works once, and are taken from the next payment on', async () => {
  const { gift, door, email, browser } = await giver(journey, 'clara');
  for (const [wish, fields] of [
    ['amount', { amount: '12.50' }],
    ['day', { day: '17' }],
  ] as const)
    expect(await browser.change(door, gift, wish, fields)).toContain('This needs a fresh link');
  const fresh = await freshDoor(journey, email);
  // Opening it uses nothing up.
  expect((await new DonorBrowser(journey).open(fresh)).text).toContain('Another amount');
  expect(await browser.change(fresh, gift, 'amount', { amount: '12.50' })).toContain('/manage/visit?');
  await standing(journey, gift, (row) => String(row['amount_minor']) === '1250');
  await letPass(journey, 0.01);
  const other = new DonorBrowser(journey);
  expect((await other.open(fresh)).text).not.toContain('Another amount');
  expect(await other.change(fresh, gift, 'day', { day: '17' })).toContain('This needs a fresh link');
  expect((await other.open('/manage/visit')).status).toBe(404);
  const paidUntil = dayOf(await subscriptionOf(journey, gift));
  const wanted = anotherDay(await subscriptionOf(journey, gift));
  expect(await browser.change('/manage/visit', gift, 'day', { day: wanted })).toContain('done=day');
  const next = dayOf(await standing(journey, gift, (row) => row['status'] === 'trialing'));
  expect(next.slice(8)).toBe(wanted);
  expect(next > paidUntil).toBe(true);
  for (let week = 0; week < 10; week++) await letPass(journey, 7);
  const taken = await payments(journey, gift, 2);
  expect(taken.map(({ amount }) => amount).slice(0, 2)).toEqual(['1000', '1250']);
  expect(
    taken[1]?.day.slice(0, 10) === next || Date.parse(taken[1]?.day ?? '') - Date.parse(next) < 2 * 86_400_000,
  ).toBe(true);
  expect(await browser.press('/manage/visit/end', {})).toContain('/manage?');
  expect((await browser.open('/manage/visit')).status).toBe(404);
});

it('a gift is stopped from the receipt, why is kept sealed, and it can be taken up again', async () => {
  const { gift, door, email, browser } = await giver(journey, 'dora');
  const { text } = await browser.open(`${door}/gifts/${gift}/end?language=en`);
  const change = changeIdIn(text) ?? '';
  expect(text).toContain('Or, instead of stopping');
  const words = 'My rent went up in Vilnius';
  expect(await browser.press(`${door}/gifts/${gift}/end`, { change, reason: 'money', words })).toContain('done=end');
  await standing(journey, gift, (row) => row['cancel_at'] !== null);
  expect((await browser.open(door)).text).toContain('It ends on');
  const [row] = await query<{ reason: string; sealed_words: Buffer }>(
    journey.databaseUrl,
    'select reason, sealed_words from gift_changes where id = $1',
    [change],
  );
  expect(row?.reason).toBe('money');
  expect(row?.sealed_words.toString('latin1')).not.toContain('Vilnius');
  expect(journey.sentToStripe.join('\n')).not.toMatch(/Vilnius|rent went up/);
  const carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
  const [contribution] = await query<{ donor_id: string }>(
    journey.databaseUrl,
    'select donor_id from contributions where id = $1',
    [gift],
  );
  const care = await (await carer.browser.get(`/care/donors/${contribution?.donor_id}`)).text();
  expect(care).toContain(`cannot afford it now: ${words}`);
  expect(await browser.change(door, gift, 'end')).toContain('This gift ends already');
  const fresh = await freshDoor(journey, email);
  expect(await browser.change(fresh, gift, 'go-on')).toContain('done=go-on');
  await standing(journey, gift, (now) => now['cancel_at'] === null);
});

it('what does not go is told with the number that is needed, and nothing is changed', async () => {
  const { gift, email, browser } = await giver(journey, 'emil');
  const fresh = await freshDoor(journey, email);
  const told = (wish: string, fields: Record<string, string>) => browser.change(fresh, gift, wish, fields);
  expect(await told('amount', { amount: '0.50' })).toContain('The smallest amount is');
  expect(await told('amount', { amount: '999999' })).toContain('The largest amount is');
  const garbled = await told('amount', { amount: '1o' });
  expect(garbled).toContain('Write the amount in figures');
  expect(garbled).toContain('value="1o"');
  expect(garbled).toContain('aria-invalid="true"');
  const often = await told('frequency', { to: 'annual', amount: '1', when: 'now' });
  expect(often).toMatch(/id="frequency-[^>]*value="1"\s+aria-invalid="true"/);
  expect(often).toMatch(/value="now" checked/);
  expect(often).not.toMatch(/id="amount-[^>]*aria-invalid/);
  expect(await told('amount', { amount: '10' })).toContain('That is the amount already');
  expect(await told('day', { day: '31' })).toContain('Please choose one');
  expect(await told('pause', { months: '2' })).toContain('Please choose one');
  expect(await told('go-on', {})).toContain('This gift goes on already');
  expect(await told('nonsense', {})).toContain('This gift was not found');
  const rows = await query(journey.databaseUrl, 'select from gift_changes where contribution_id = $1', [gift]);
  expect(rows).toEqual([]);
});

it('a link opens nobody else’s gift, and another site cannot press its buttons', async () => {
  const mine = await giver(journey, 'fania');
  const other = await giver(journey, 'georg');
  expect(await mine.browser.change(mine.door, other.gift, 'end')).toContain('This gift was not found');
  const change = '0b6ad3a6-6f6b-4f9d-9f2b-111111111111';
  const pressed = await mine.browser.press(`${mine.door}/gifts/${other.gift}/end`, { change });
  expect(pressed).toContain('problem=gift_not_yours');
  const path = `${mine.door}/gifts/${mine.gift}/end`;
  const answer = await fetch(journey.url + path, {
    method: 'POST',
    body: new URLSearchParams({ change, language: 'en' }),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(answer.status).toBe(403);
  // A browser that says no better names the origin of our page, and has to be let to.
  const page = await fetch(journey.url + mine.door);
  expect(page.headers.get('referrer-policy')).toBe('same-origin');
  const older = (origin: string) =>
    fetch(`${journey.url}${mine.door}/fresh-link`, {
      method: 'POST',
      body: new URLSearchParams({ language: 'en' }),
      headers: { origin },
      redirect: 'manual',
    });
  expect((await older(new URL(journey.url).origin)).status).toBe(303);
  expect((await older('https://elsewhere.example')).status).toBe(403);
  expect((await older('null')).status).toBe(403);
  expect((await fetch(`${journey.url}/manage/${'x'.repeat(43)}/gifts/${mine.gift}/end`)).status).toBe(404);
  expect((await subscriptionOf(journey, mine.gift))['cancel_at']).toBeNull();
});

it('pressed twice, a change is made once; two tabs make one after the other or are told to wait', async () => {
  const { gift, email, browser } = await giver(journey, 'hanna');
  const fresh = await freshDoor(journey, email);
  const page = async (amount: string) =>
    changeIdIn((await browser.open(`${fresh}/gifts/${gift}/amount?language=en&amount=${amount}`)).text) ?? '';
  const change = await page('20');
  const press = (id: string, amount: string) => browser.press(`${fresh}/gifts/${gift}/amount`, { change: id, amount });
  const answers = await Promise.all([press(change, '20'), press(change, '20'), press(change, '20')]);
  expect(answers.every((answer) => answer.includes('done=amount') || answer.includes('done=pending'))).toBe(true);
  await standing(journey, gift, (row) => String(row['amount_minor']) === '2000');
  const visit = '/manage/visit';
  const [thirty = '', forty = ''] = await Promise.all(
    ['30', '40'].map(async (amount) => {
      const { text } = await browser.open(`${visit}/gifts/${gift}/amount?language=en&amount=${amount}`);
      return changeIdIn(text) ?? '';
    }),
  );
  const both = await Promise.all([
    browser.press(`${visit}/gifts/${gift}/amount`, { change: thirty, amount: '30' }),
    browser.press(`${visit}/gifts/${gift}/amount`, { change: forty, amount: '40' }),
  ]);
  expect(both.some((answer) => answer.includes('done=amount'))).toBe(true);
  expect(both.every((answer) => /done=amount|problem=change_under_way/.test(answer))).toBe(true);
});

it.each([
  ['an error', { kind: 'status', status: 500, effect: 'none' }],
  ['an error after it was made', { kind: 'status', status: 500, effect: 'applied' }],
  ['no answer', { kind: 'drop', effect: 'none' }],
  ['no answer after it was made', { kind: 'drop', effect: 'applied' }],
])('after %s of Stripe the change is written down, and made by itself', async (words, trouble) => {
  const { gift, door, browser } = await giver(journey, `ivan-${words.replaceAll(' ', '-')}`);
  await control(journey, 'faults', { ...trouble, count: 9, method: 'POST', path: '/v1/subscriptions' });
  expect(await browser.change(door, gift, 'pause', { months: '1' })).toContain('done=pending');
  expect((await browser.open(door)).text).toContain('Stripe has not answered yet');
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await settleNow(journey, gift);
  await settled(journey, gift);
  await standing(journey, gift, (row) => row['paused_collection'] === 'void');
});

it('while Stripe is away, nothing is changed, and the page says so', async () => {
  const { gift, door, browser } = await giver(journey, 'jakob');
  await control(journey, 'faults', { kind: 'status', status: 503, count: 9, method: 'GET', path: '/v1/subscriptions' });
  expect(await browser.change(door, gift, 'pause', { months: '1' })).toContain(
    'Nothing was changed. Please try again.',
  );
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
});
