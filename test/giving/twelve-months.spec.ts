import { eventualStatus, open, pay } from '../support/journey';
import { gift, postForm, postGift } from '../support/gifts';
import { accountBalances } from '../support/ledger';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const YEAR = { frequency: 'monthly', amountMinor: 1_500, monthsCovered: 12 };

it('twelve months at once are one payment, booked as a single gift, with a receipt that says for how long, and renew nothing', async () => {
  const opened = await open(journey, { ...YEAR, receipt: true });
  await pay(opened, { email: 'anna@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  expect(await query(journey.databaseUrl, GIFT, [opened.contributionId])).toEqual([
    { frequency: 'one-time', amount_minor: '18000', months_covered: 12, status: 'confirmed' },
  ]);
  const receipt = await mailTo(journey.mailbox, 'anna@example.org');
  const books = await accountBalances(journey);
  expect(books['income:one-time EUR']).toBe(-18_000n);
  expect(books['income:monthly EUR']).toBeUndefined();
  expect(receipt.text).toContain('Amount: €180');
  expect(receipt.text).toContain('It stands for twelve months of €15 each, paid at once. Nothing more is taken');
  await letPass(journey, 400);
  expect(await query(journey.databaseUrl, 'select from charges')).toHaveLength(1);
  expect(await journey.mailbox.mails()).toHaveLength(1);
});

it('the thank-you page says for how long, and leads to a reminder for whoever wants one', async () => {
  const opened = await open(journey, YEAR);
  await pay(opened);
  await eventualStatus(journey, opened, 'confirmed');
  const address = `${journey.url}/thank-you?contribution=${opened.contributionId}&session=${opened.sessionId}`;
  const page = await (await fetch(address)).text();
  expect(page).toContain('Your gift of €180 for twelve months has arrived.');
  const link = /href="(\/give\?[^"]*remind=[^"]*)"/.exec(page)?.[1]?.replaceAll('&#38;', '&') ?? '';
  const form = await (await fetch(journey.url + link)).text();
  expect(form).toMatch(/<details class="reminder" id="reminder" open>/);
  expect(form).toMatch(/<option value="in-11-months" selected>/);
  expect(form).toContain('name="amount" value="15"');
});

it('a sum that is too large for one payment is refused with its bound, in the form too, which keeps what was chosen', async () => {
  const refused = await postGift(journey.url, gift({ ...YEAR, amountMinor: 100_000 }));
  expect(await refused.json()).toMatchObject({
    ...{ code: 'amount_at_once_above_maximum', field: 'amountMinor', limitMinor: 1_000_000, currency: 'EUR' },
  });
  const { amountMinor: _, receipt: __, ...rest } = gift(YEAR);
  const reply = await postForm(journey.url, {
    ...(rest as Record<string, string>),
    monthsCovered: '12',
    amount: '1000',
  });
  expect(reply.headers.get('location')).toBe(
    '/give?problem=amount_at_once_above_maximum&limitMinor=1000000&frequency=monthly&currency=EUR&amount=1000&language=en&months=12',
  );
  const form = await (await fetch(journey.url + reply.headers.get('location'))).text();
  expect(form).toContain('Twelve months at once come to more than €10,000');
  expect(form).toContain('name="monthsCovered" value="12"');
});

it('costs are covered on the sum of the months, and are part of no month', async () => {
  const ofOneMonth = await postGift(journey.url, gift({ ...YEAR, feeCoverMinor: 76 }));
  expect(await ofOneMonth.json()).toMatchObject({ code: 'fee_cover_changed', limitMinor: 569 });
  const opened = await open(journey, { ...YEAR, feeCoverMinor: 569, receipt: true });
  await pay(opened, { email: 'boris@example.org' });
  await eventualStatus(journey, opened, 'confirmed');
  const address = `${journey.url}/thank-you?contribution=${opened.contributionId}&session=${opened.sessionId}`;
  const page = await (await fetch(address)).text();
  expect(page).toContain('Your gift of €185.69 for twelve months has arrived.');
  expect(page).toContain('Of it, €5.69 covers the payment costs.');
  expect(page).toMatch(/href="\/give\?[^"]*amount=15&[^"]*remind=/);
  const { text } = await mailTo(journey.mailbox, 'boris@example.org');
  expect(text).toContain('Amount: €185.69\nOf it, for payment costs: €5.69');
  expect(text).toContain('It stands for twelve months of €15 each');
});

it('every other gift stands for itself', async () => {
  for (const frequency of ['one-time', 'monthly', 'annual']) {
    const { contributionId } = await open(journey, { frequency, amountMinor: 5_000 });
    expect(await query(journey.databaseUrl, GIFT, [contributionId])).toMatchObject([
      { frequency, months_covered: null },
    ]);
  }
});

it('the same attempt with the months in their turn is another gift', async () => {
  const body = gift(YEAR);
  expect((await postGift(journey.url, body)).status).toBe(201);
  expect((await postGift(journey.url, body)).status).toBe(201);
  const { monthsCovered: _, ...rest } = body;
  expect(await (await postGift(journey.url, rest)).json()).toMatchObject({ code: 'attempt_reused' });
});

const GIFT = 'select frequency, amount_minor, months_covered, status from contributions where id = $1';
