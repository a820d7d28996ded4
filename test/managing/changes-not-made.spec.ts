import { doorIn, freshDoor, giver, settleNow, subscriptionOf, type Giver } from '../support/donor';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailAbout, mailsAbout, startMailJourney, type MailJourney } from '../support/reminders';
import { control, faultOnChanges, noFaults } from '../support/sandbox-control';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const VISIT = '/manage/visit';
const NOT_MADE = 'About your change';

/** The next charge of this gift is declined. */
async function declines(gift: string): Promise<void> {
  const { stripe_id: subscription } = await subscriptionOf(journey, gift);
  await control(journey, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
}

const AT_ONCE = { to: 'annual', amount: '120', when: 'now' };
const ASKED = 'You asked for your gift to The Example Times to be taken at another interval.';

it('what is refused on the page is told there alone', async () => {
  const { gift, email, browser } = await giver(journey, 'georg');
  const fresh = await freshDoor(journey, email);
  await declines(gift);
  expect(await browser.change(fresh, gift, 'frequency', AT_ONCE)).toContain('problem=change_refused');
  expect((await browser.open(VISIT)).text).not.toContain(ASKED);
  expect(
    await query(journey.databaseUrl, `select from letters where kind = 'changed' and contribution_id = $1`, [gift]),
  ).toEqual([]);
  expect(await mailsAbout(journey.mailbox, email, NOT_MADE)).toEqual([]);
});

/** Asks for another interval at once, whose payment is declined after its donor has left. */
async function refusedLater({ gift, email, browser }: Giver): Promise<void> {
  const fresh = await freshDoor(journey, email);
  await faultOnChanges(journey, { kind: 'status', status: 500, effect: 'none' });
  expect(await browser.change(fresh, gift, 'frequency', AT_ONCE)).toContain('done=pending');
  await noFaults(journey);
  await declines(gift);
  await settleNow(journey, gift);
  await eventually(
    () =>
      query(journey.databaseUrl, `select from gift_changes where contribution_id = $1 and state = 'refused'`, [gift]),
    ({ length }) => length === 1,
  );
}

it('what is refused after its donor has left is told by a letter, and on the page until something else is made', async () => {
  const giving = await giver(journey, 'hanna');
  const { gift, door, email, browser } = giving;
  await refusedLater(giving);
  const { text } = await mailAbout(journey.mailbox, email, NOT_MADE);
  expect(text).toContain(ASKED);
  expect(text).toContain('the payment for it was declined. Nothing was changed, and nothing was charged for it.');
  const page = await browser.open(doorIn(text));
  expect(page.text).toContain(ASKED);
  expect(page.text).toContain('Ask once more here.');
  await browser.change(door, gift, 'pause', { months: '3' });
  await mailAbout(journey.mailbox, email, 'Your change');
  expect((await browser.open(door)).text).not.toContain(ASKED);
});

it('after thirty days the page says nothing of it any more', async () => {
  const giving = await giver(journey, 'ivan');
  await refusedLater(giving);
  const { text } = await mailAbout(journey.mailbox, giving.email, NOT_MADE);
  await letPass(journey, 29);
  expect((await giving.browser.open(doorIn(text))).text).toContain(ASKED);
  await letPass(journey, 3);
  // The sandbox keeps the refusal for the renewal.
  const failed = await mailAbout(journey.mailbox, giving.email, 'A payment did not go through');
  const page = await giving.browser.open(doorIn(failed.text));
  expect(page.text).toContain('€10 a month');
  expect(page.text).not.toContain(ASKED);
});

it('what Stripe never answers about is given up after days, and its donor is told that nobody knows', async () => {
  const { gift, door, email, browser } = await giver(journey, 'jakob');
  await faultOnChanges(journey, { kind: 'status', status: 500, effect: 'none' });
  expect(await browser.change(door, gift, 'end')).toContain('done=pending');
  await letPass(journey, 3.1);
  await settleNow(journey, gift);
  const { text } = await mailAbout(journey.mailbox, email, NOT_MADE);
  await noFaults(journey);
  expect(text).toContain('You asked to stop your monthly gift');
  expect(text).toContain('Whether it was done is not certain');
  expect((await browser.open(door)).text).toContain('did not answer for days');
});
