import { failing, giveCard, REFUSED_LATER, toCardPage } from '../support/cards-given';
import { DonorBrowser, doorIn, invoicesOf, payments, standing } from '../support/donor';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailAbout, startMailJourney, type MailJourney } from '../support/reminders';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const FAILED = 'A payment did not go through';

it('a payment that fails is told with why and when again, and mended from the letter in two clicks', async () => {
  const { gift, email, browser } = await failing(journey, 'karl');
  const letter = await mailAbout(journey.mailbox, email, FAILED);
  const door = doorIn(letter.text);
  const { text } = await browser.open(door);
  expect(text).toContain('The bank declined it.');
  expect(text).toContain('It is tried again on');
  const page = await toCardPage(new DonorBrowser(journey), door, gift);
  expect((await payments(journey, gift, 1)).length).toBe(1);
  await giveCard(page, '4242424242424242');
  await standing(journey, gift, (row) => row['status'] === 'active');
  expect((await payments(journey, gift, 2)).map(({ amount }) => amount)).toEqual(['1000', '1000']);
  const paid = await eventually(
    () => invoicesOf(journey, gift),
    (all) => all.every(({ status }) => status === 'paid'),
  );
  expect(paid.map(({ status }) => status)).toEqual(['paid', 'paid']);
  await letPass(journey, 8);
  expect(await payments(journey, gift, 1)).toHaveLength(2);
});

it('a new card that is declined, too, is told so, and the next one pays what is owed once', async () => {
  const { gift, email } = await failing(journey, 'lena');
  const door = doorIn((await mailAbout(journey.mailbox, email, FAILED)).text);
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
  const { text } = await browser.open('/manage/visit?language=en&done=card');
  expect(text).toContain('The new card was declined, too');
  expect(text).not.toContain('Thank you');
  // Whoever does not look at the page any more is written to, though Stripe counts no try for it.
  await letPass(journey, 0.01);
  await mailAbout(journey.mailbox, email, FAILED, 2);
  await giveCard(await toCardPage(browser, '/manage/visit', gift), '4242424242424242');
  await standing(journey, gift, (row) => row['status'] === 'active');
  expect(await payments(journey, gift, 2)).toHaveLength(2);
});
