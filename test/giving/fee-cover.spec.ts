import { randomUUID } from 'node:crypto';
import type { ProblemDocument } from '../../src/foundation/problem/problem-document';
import { DonorReceipts } from '../../src/managing/receipts/donor-receipts';
import { gift, postForm, postGift } from '../support/gifts';
import { eventualStatus, open, pay, type Opened } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { allTold } from '../support/all-told';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

/** Of €25 at 2.9 % and 30 cents, as the example newsroom states them and the sandbox takes them. */
const COVERED = { amountMinor: 2500, feeCoverMinor: 106 };

async function standingOf({ contributionId, sessionId }: Opened): Promise<unknown> {
  const headers = { authorization: `Bearer ${sessionId}` };
  return (await fetch(`${journey.url}/v1/contributions/${contributionId}/status`, { headers })).json();
}

const thankYou = async ({ contributionId, sessionId }: Opened): Promise<string> =>
  (await fetch(`${journey.url}/thank-you?contribution=${contributionId}&session=${sessionId}`)).text();

const problemOf = async (changes: Record<string, unknown>): Promise<ProblemDocument> =>
  (await (await postGift(journey.url, gift(changes))).json()) as ProblemDocument;

it('whoever covers the costs pays the sum they saw, and the newsroom is left with all of the gift', async () => {
  const opened = await open(journey, { ...COVERED, receipt: true });
  await pay(opened, { email: 'anna@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  expect(await standingOf(opened)).toMatchObject({ amountMinor: 2606, feeCoverMinor: 106 });
  // What stands there now, without the templates of what may follow.
  const page = (await thankYou(opened)).split('<template')[0];
  expect(page).toContain('Your gift of €26.06 has arrived.');
  expect(page).toContain('Of it, €1.06 covers the payment costs.');
  const { text } = await mailTo(journey.mailbox, 'anna@example.org');
  expect(text).toContain('Amount: €26.06\nOf it, for payment costs: €1.06');
  await allTold(journey);
  const [booked] = await query<{ gross: string; net: string }>(
    journey.databaseUrl,
    `select b.amount_minor::text as gross, (b.amount_minor - b.fee_minor)::text as net
     from checkout_sessions s join charges c on c.payment_intent_id = s.payment_intent_id
       join balance_transactions b on b.stripe_id = c.balance_transaction_id where s.contribution_id = $1`,
    [opened.contributionId],
  );
  expect(booked).toEqual({ gross: '2606', net: '2500' });
});

it('a gift that renews covers its costs each time, in one sum', async () => {
  const opened = await open(journey, { ...COVERED, frequency: 'monthly' });
  await pay(opened, { email: 'boris@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  const first = await mailTo(journey.mailbox, 'boris@example.org');
  expect(first.text).toContain('Of it, for payment costs: €1.06');
  await letPass(journey, 32);
  const renewal = await mailTo(journey.mailbox, 'boris@example.org', 2);
  expect(renewal.text).toContain('Amount: €26.06\nOf it, for payment costs: €1.06');
  const receipts = journey.app.get(DonorReceipts, { strict: false });
  const [row] = await query<{ donor: string }>(
    journey.databaseUrl,
    'select donor_id as donor from contributions where id = $1',
    [opened.contributionId],
  );
  const shown = await Promise.all((await receipts.of(row?.donor ?? '')).map((each) => receipts.letterData(each)));
  expect(shown).toEqual(Array(2).fill(expect.objectContaining({ amountMinor: '2606', feeCoverMinor: '106' })));
});

it('who covers nothing is charged the gift, and neither page nor answer speaks of costs', async () => {
  const opened = await open(journey);
  await pay(opened, { email: 'clara@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  expect(await standingOf(opened)).toMatchObject({ amountMinor: 2500, feeCoverMinor: 0 });
  expect(await thankYou(opened)).not.toContain('payment costs');
});

it('a sum that is not the one reckoned now is refused with the one that is, and nothing is kept of it', async () => {
  const before = await query(journey.databaseUrl, 'select count(*) from contributions');
  expect(await problemOf({ ...COVERED, feeCoverMinor: 105 })).toMatchObject({
    ...{ status: 409, code: 'fee_cover_changed', field: 'feeCoverMinor', limitMinor: 106, currency: 'EUR' },
  });
  expect(await problemOf({ feeCoverMinor: 0 })).toMatchObject({ code: 'validation_failed', field: 'feeCoverMinor' });
  expect(await problemOf({ feeCoverMinor: 106.5 })).toMatchObject({ code: 'validation_failed' });
  expect(await query(journey.databaseUrl, 'select count(*) from contributions')).toEqual(before);
});

it('the bounds are for the gift: the largest one can be covered, too', async () => {
  const largest = { amountMinor: 1_000_000, feeCoverMinor: 29_898 };
  expect((await postGift(journey.url, gift(largest))).status).toBe(201);
  expect(await problemOf({ amountMinor: 1_000_001 })).toMatchObject({ code: 'amount_above_maximum' });
});

it('the same attempt with and without the costs is two wishes', async () => {
  const attemptId = randomUUID();
  await open(journey, { attemptId, amountMinor: 2606 });
  expect(await problemOf({ attemptId, ...COVERED })).toMatchObject({ code: 'attempt_reused' });
});

it('the form without script adds them, by the costs it said, and comes back as it was when they have moved', async () => {
  const { amountMinor: _, receipt: __, ...fields } = gift() as Record<string, string>;
  const opened = await postForm(journey.url, { ...fields, amount: '25', feeCover: '290-30' });
  expect(opened.headers.get('location')).toContain(journey.sandbox.url);
  const moved = await postForm(journey.url, { ...fields, attemptId: randomUUID(), amount: '25', feeCover: '190-30' });
  const back = await (await fetch(new URL(moved.headers.get('location') ?? '', journey.url))).text();
  expect(back).toContain('The payment costs have changed.');
  expect(back).toMatch(/name="feeCover"\s+value="290-30"[^>]*checked/);
  expect(back).toContain('Add the payment costs on top. With €25 that makes €26.06.');
});
