import { DonorBrowser, changeIdIn, doorIn, freshDoor, subscriptionOf } from '../support/donor';
import { eventually, eventualStatus, open, pay } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

interface Giver {
  readonly gift: string;
  /** By the link in the receipt. */
  readonly door: string;
  readonly email: string;
  readonly browser: DonorBrowser;
}

async function giver(name: string, changes: Record<string, unknown> = {}, card: object = {}): Promise<Giver> {
  const email = `${name}@example.org`;
  const opened = await open(journey, { frequency: 'monthly', amountMinor: 1000, ...changes });
  await pay(opened, { email, ...card });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  const receipt = await mailTo(journey.mailbox, email);
  return { gift: opened.contributionId, door: doorIn(receipt.text), email, browser: new DonorBrowser(journey) };
}

const standing = (gift: string, isIt: (row: Record<string, unknown>) => boolean) =>
  eventually(() => subscriptionOf(journey, gift), isIt);
const charges = (gift: string) =>
  query<{ amount: string; day: string }>(
    journey.databaseUrl,
    `select c.amount_captured_minor::text as amount, (c.created at time zone 'UTC')::date::text as day
     from charges c join invoice_payments ip using (payment_intent_id) join invoices i on i.stripe_id = ip.invoice_id
     join subscriptions s on s.stripe_id = i.subscription_id
     where s.contribution_id = $1 and c.status = 'succeeded' order by c.created`,
    [gift],
  );
const dayOf = (row: Record<string, unknown>): string => (row['current_period_end'] as Date).toISOString().slice(0, 10);
const settled = (gift: string) =>
  eventually(
    () =>
      query<{ state: string }>(journey.databaseUrl, 'select state from gift_changes where contribution_id = $1', [
        gift,
      ]),
    (rows) => rows.length > 0 && rows.every(({ state }) => state === 'done'),
  );

it('a monthly gift that is paused from its receipt skips the months, and goes on by itself', async () => {
  const { gift, door, browser } = await giver('anna');
  const first = dayOf(await standing(gift, (row) => row['status'] === 'active'));
  expect(await browser.change(door, gift, 'pause', { months: '3' })).toContain('done=pause');
  const paused = await standing(gift, (row) => row['paused_collection'] === 'void');
  const { text } = await browser.open(door);
  const month = Number(first.slice(5, 7)) + 3;
  const back = new Date(Date.UTC(Number(first.slice(0, 4)), month, 0));
  expect(text).toContain('It is paused. It is next taken on');
  expect(text).toContain(new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(back));
  expect((paused['resumes_at'] as Date) > new Date()).toBe(true);
  for (let week = 0; week < 18; week++) await letPass(journey, 7);
  const taken = await eventually(
    () => charges(gift),
    ({ length }) => length >= 2,
  );
  expect(taken.map(({ amount }) => amount)).toEqual(['1000', '1000']);
  expect(Date.parse(taken[1]?.day ?? '') - Date.parse(taken[0]?.day ?? '')).toBeGreaterThan(115 * 86_400_000);
});

it('a yearly gift that is paused is taken later and loses no year, and the day before the pause can be had again', async () => {
  const { gift, door, email, browser } = await giver('boris', { frequency: 'annual', amountMinor: 10_000 });
  const first = dayOf(await standing(gift, (row) => row['status'] === 'active'));
  expect(await browser.change(door, gift, 'pause', { months: '6' })).toContain('done=pause');
  const moved = await standing(gift, (row) => row['status'] === 'trialing');
  expect(Date.parse(dayOf(moved)) - Date.parse(first)).toBeGreaterThan(180 * 86_400_000);
  expect((await browser.open(door)).text).toContain('The pause moved it');
  expect(await browser.change(door, gift, 'go-on')).toContain('This needs a fresh link');
  const fresh = await freshDoor(journey, email, 1);
  expect(await browser.change(fresh, gift, 'go-on')).toMatch(/^\/manage\/visit\?.*done=go-on/);
  expect(dayOf(await standing(gift, (row) => dayOf(row) === first))).toBe(first);
});

it('another amount and day need a fresh link, which works once, and are taken from the next payment on', async () => {
  const { gift, door, email, browser } = await giver('clara');
  for (const [wish, fields] of [
    ['amount', { amount: '12.50' }],
    ['day', { day: '17' }],
  ] as const)
    expect(await browser.change(door, gift, wish, fields)).toContain('This needs a fresh link');
  const fresh = await freshDoor(journey, email, 1);
  // Opening it uses nothing up.
  expect((await new DonorBrowser(journey).open(fresh)).text).toContain('Another amount');
  expect(await browser.change(fresh, gift, 'amount', { amount: '12.50' })).toContain('/manage/visit?');
  await standing(gift, (row) => String(row['amount_minor']) === '1250');
  await letPass(journey, 0.01);
  const other = new DonorBrowser(journey);
  expect((await other.open(fresh)).text).not.toContain('Another amount');
  expect(await other.change(fresh, gift, 'day', { day: '17' })).toContain('This needs a fresh link');
  expect((await other.open('/manage/visit')).status).toBe(404);
  const paidUntil = dayOf(await subscriptionOf(journey, gift));
  const wanted = Number(paidUntil.slice(8)) === 17 ? '18' : '17';
  expect(await browser.change('/manage/visit', gift, 'day', { day: wanted })).toContain('done=day');
  const next = dayOf(await standing(gift, (row) => row['status'] === 'trialing'));
  expect(next.slice(8)).toBe(wanted);
  expect(next > paidUntil).toBe(true);
  for (let week = 0; week < 10; week++) await letPass(journey, 7);
  const taken = await eventually(
    () => charges(gift),
    ({ length }) => length >= 2,
  );
  expect(taken.map(({ amount }) => amount).slice(0, 2)).toEqual(['1000', '1250']);
  expect(
    taken[1]?.day.slice(0, 10) === next || Date.parse(taken[1]?.day ?? '') - Date.parse(next) < 2 * 86_400_000,
  ).toBe(true);
  expect(await browser.press('/manage/visit/end', {})).toContain('/manage?');
  expect((await browser.open('/manage/visit')).status).toBe(404);
});

it('a gift is stopped from the receipt, why is kept sealed, and it can be taken up again', async () => {
  const { gift, door, email, browser } = await giver('dora');
  const { text } = await browser.open(`${door}/gifts/${gift}/end?language=en`);
  const change = changeIdIn(text) ?? '';
  expect(text).toContain('Or, instead of stopping');
  const words = 'My rent went up in Vilnius';
  expect(await browser.press(`${door}/gifts/${gift}/end`, { change, reason: 'money', words })).toContain('done=end');
  await standing(gift, (row) => row['cancel_at'] !== null);
  expect((await browser.open(door)).text).toContain('It ends on');
  const [row] = await query<{ reason: string; sealed_words: Buffer }>(
    journey.databaseUrl,
    'select reason, sealed_words from gift_changes where id = $1',
    [change],
  );
  expect(row?.reason).toBe('money');
  expect(row?.sealed_words.toString('latin1')).not.toContain('Vilnius');
  expect(journey.sentToStripe.join('\n')).not.toMatch(/Vilnius|money/);
  expect(await browser.change(door, gift, 'end')).toContain('This gift ends already');
  const fresh = await freshDoor(journey, email, 2);
  expect(await browser.change(fresh, gift, 'go-on')).toContain('done=go-on');
  await standing(gift, (now) => now['cancel_at'] === null);
});

it('what does not go is told with the number that is needed, and nothing is changed', async () => {
  const { gift, email, browser } = await giver('emil');
  const fresh = await freshDoor(journey, email, 1);
  const told = (wish: string, fields: Record<string, string>) => browser.change(fresh, gift, wish, fields);
  expect(await told('amount', { amount: '0.50' })).toContain('The smallest amount is');
  expect(await told('amount', { amount: '999999' })).toContain('The largest amount is');
  const garbled = await told('amount', { amount: '1o' });
  expect(garbled).toContain('Write the amount in figures');
  expect(garbled).toContain('value="1o"');
  expect(await told('amount', { amount: '10' })).toContain('That is the amount already');
  expect(await told('day', { day: '31' })).toContain('Please choose one');
  expect(await told('pause', { months: '2' })).toContain('Please choose one');
  expect(await told('go-on', {})).toContain('This gift goes on already');
  expect(await told('nonsense', {})).toContain('This gift was not found');
  const rows = await query(journey.databaseUrl, 'select from gift_changes where contribution_id = $1', [gift]);
  expect(rows).toEqual([]);
});

it('a link opens nobody else’s gift, and another site cannot press its buttons', async () => {
  const mine = await giver('fania');
  const other = await giver('georg');
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
  expect((await fetch(`${journey.url}/manage/${'x'.repeat(43)}/gifts/${mine.gift}/end`)).status).toBe(404);
  expect((await subscriptionOf(journey, mine.gift))['cancel_at']).toBeNull();
});

it('pressed twice, a change is made once; two tabs make one after the other or are told to wait', async () => {
  const { gift, email, browser } = await giver('hanna');
  const fresh = await freshDoor(journey, email, 1);
  const page = async (amount: string) =>
    changeIdIn((await browser.open(`${fresh}/gifts/${gift}/amount?language=en&amount=${amount}`)).text) ?? '';
  const change = await page('20');
  const press = (id: string, amount: string) => browser.press(`${fresh}/gifts/${gift}/amount`, { change: id, amount });
  const answers = await Promise.all([press(change, '20'), press(change, '20'), press(change, '20')]);
  expect(answers.every((answer) => answer.includes('done=amount') || answer.includes('done=pending'))).toBe(true);
  await standing(gift, (row) => String(row['amount_minor']) === '2000');
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
  const { gift, door, browser } = await giver(`ivan-${words.replaceAll(' ', '-')}`);
  await control(journey, 'faults', { ...trouble, count: 9, method: 'POST', path: '/v1/subscriptions' });
  expect(await browser.change(door, gift, 'pause', { months: '1' })).toContain('done=pending');
  expect((await browser.open(door)).text).toContain('Stripe has not answered yet');
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await query(journey.databaseUrl, 'update gift_changes set not_before = null where contribution_id = $1', [gift]);
  await query(
    journey.databaseUrl,
    `select graphile_worker.add_job('settle-gift-changes', '{}'::json, job_key => 'settle-gift-changes')`,
  );
  await settled(gift);
  await standing(gift, (row) => row['paused_collection'] === 'void');
});

it('while Stripe is away, nothing is changed, and the page says so', async () => {
  const { gift, door, browser } = await giver('jakob');
  await control(journey, 'faults', { kind: 'status', status: 503, count: 9, method: 'GET', path: '/v1/subscriptions' });
  expect(await browser.change(door, gift, 'pause', { months: '1' })).toContain(
    'Nothing was changed. Please try again.',
  );
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
});

const REFUSED_LATER = '4000000000000341';
const openInvoices = (gift: string) =>
  query<{ status: string }>(
    journey.databaseUrl,
    `select i.status from invoices i join subscriptions s on s.stripe_id = i.subscription_id
     where s.contribution_id = $1 order by i.created`,
    [gift],
  );
/** From the letter about it to Stripe's page: @returns its address */
async function toCardPage(browser: DonorBrowser, door: string, gift: string): Promise<string> {
  const { text } = await browser.open(door);
  const change = /\/card".*?name="change" value="([\w-]+)"/s.exec(text)?.[1] ?? '';
  return browser.press(`${door}/gifts/${gift}/card`, { change });
}
const giveCard = (page: string, number: string) =>
  fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ method: 'card', number, email: 'x@example.org', name: 'X' }),
    redirect: 'manual',
  });
async function failing(name: string): Promise<Giver> {
  const giving = await giver(name);
  const { gift, email } = giving;
  await standing(gift, (row) => row['status'] === 'active');
  const page = await toCardPage(giving.browser, await freshDoor(journey, email, 1), gift);
  await giveCard(page, REFUSED_LATER);
  await settled(gift);
  await letPass(journey, 32);
  await letPass(journey, 0.2);
  await standing(gift, (row) => row['status'] === 'past_due');
  return giving;
}

it('a payment that fails is told with why and when again, and mended from the letter in two clicks', async () => {
  const { gift, email, browser } = await failing('karl');
  const letter = await mailTo(journey.mailbox, email, 3);
  expect(letter.subject).toBe('A payment did not go through');
  const door = doorIn(letter.text);
  const { text } = await browser.open(door);
  expect(text).toContain('The bank declined it.');
  expect(text).toContain('It is tried again on');
  const page = await toCardPage(new DonorBrowser(journey), door, gift);
  expect((await charges(gift)).length).toBe(1);
  await giveCard(page, '4242424242424242');
  await standing(gift, (row) => row['status'] === 'active');
  expect(
    (
      await eventually(
        () => charges(gift),
        ({ length }) => length === 2,
        60_000,
      )
    ).map(({ amount }) => amount),
  ).toEqual(['1000', '1000']);
  const paid = await eventually(
    () => openInvoices(gift),
    (all) => all.every(({ status }) => status === 'paid'),
  );
  expect(paid.map(({ status }) => status)).toEqual(['paid', 'paid']);
  await letPass(journey, 8);
  expect(await charges(gift)).toHaveLength(2);
});

it('a new card that is declined, too, is told so, and the next one pays what is owed once', async () => {
  const { gift, email } = await failing('lena');
  const door = doorIn((await mailTo(journey.mailbox, email, 3)).text);
  const browser = new DonorBrowser(journey);
  await giveCard(await toCardPage(browser, door, gift), REFUSED_LATER);
  const states = () =>
    query<{ state: string; outcome: string }>(
      journey.databaseUrl,
      `select state, outcome from gift_changes where contribution_id = $1 and kind = 'card' order by asked_at`,
      [gift],
    );
  const told = await eventually(states, (all) => all.length === 2 && all[1]?.state === 'refused');
  expect(told[1]).toEqual({ state: 'refused', outcome: 'card_declined' });
  expect((await browser.open('/manage/visit')).text).toContain('The new card was declined, too');
  await giveCard(await toCardPage(browser, '/manage/visit', gift), '4242424242424242');
  await standing(gift, (row) => row['status'] === 'active');
  expect(
    await eventually(
      () => charges(gift),
      ({ length }) => length === 2,
    ),
  ).toHaveLength(2);
});
