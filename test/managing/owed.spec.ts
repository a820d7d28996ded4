import { DebitsUnderWay } from '../../src/managing/gifts/debits-under-way';
import { failing, giveAccount, giveCard, payByCardFromNowOn, toCardPage } from '../support/cards-given';
import {
  anotherDay,
  DonorBrowser,
  freshDoor,
  invoicesOf,
  payments,
  standing,
  subscriptionOf,
  type Giver,
} from '../support/donor';
import { eventually, eventualStatus, open, pay } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailAbout, mailsAbout, startMailJourney, type MailJourney } from '../support/reminders';

const DAY_MS = 86_400_000;

/** An account whose dunning leaves gifts past due, and whose banks take three days. */
let journey: MailJourney;
beforeAll(async () => {
  const dunning = { subscription: 'past_due', invoice: 'open' } as const;
  journey = await startMailJourney({
    sandbox: { dunning, retryAfterDays: [1], settleAfterMs: 3 * DAY_MS, returnedFirstDebit: 'bill_open' },
  });
});
afterAll(() => journey.stop());

const PAYS = '4242424242424242';
const DEBITED = 'AT611904300234573201';
const SENT_BACK = 'AT861904300235473202';
const FAILED = 'A payment did not go through';

const invoices = (gift: string) => invoicesOf(journey, gift);
const attempts = async (gift: string) => (await invoices(gift)).map(({ attempt_count }) => attempt_count);
const statuses = (gift: string, wanted: readonly string[]) =>
  eventually(
    async () => (await invoices(gift)).map(({ status }) => status),
    (all) => String(all) === String(wanted),
  );
const cards = (gift: string, count: number) =>
  eventually(
    () =>
      query<{ state: string; outcome: string | null }>(
        journey.databaseUrl,
        `select state, outcome from gift_changes where contribution_id = $1 and kind = 'card' order by asked_at`,
        [gift],
      ),
    (all) => all.length === count && all.every(({ state }) => state === 'done' || state === 'refused'),
  );
/** The pages of one visit, as if ten minutes had passed since the last link was asked for, by the clock on the wall. */
async function visitOf({ browser, email, gift }: Pick<Giver, 'browser' | 'email' | 'gift'>) {
  await query(journey.databaseUrl, `delete from rate_limits where key like 'link-%'`);
  let place = await freshDoor(journey, email);
  const cardPage = async (): Promise<string> => {
    const page = await toCardPage(browser, place, gift);
    place = '/manage/visit';
    return page;
  };
  return { cardPage, text: async () => (await browser.open(`${place}?language=en`)).text };
}

it('a month that was never paid is not asked of whoever gives another card when the gift is paid again', async () => {
  const giving = await failing(journey, 'karl');
  const { gift } = giving;
  const { stripe_id } = await subscriptionOf(journey, gift);
  await letPass(journey, 3);
  await payByCardFromNowOn(journey, String(stripe_id));
  await letPass(journey, 31);
  await standing(journey, gift, (row) => row['status'] === 'active');
  expect(await statuses(gift, ['paid', 'open', 'paid'])).toEqual(['paid', 'open', 'paid']);
  await giveCard(await (await visitOf(giving)).cardPage(), PAYS);
  expect(await cards(gift, 2)).toEqual([
    { state: 'done', outcome: null },
    { state: 'done', outcome: null },
  ]);
  expect(await payments(journey, gift, 2)).toHaveLength(2);
  expect((await invoices(gift)).map(({ status }) => status)).toEqual(['paid', 'open', 'paid']);
});

it('what a bank account is to pay is under way for days, and nobody is asked for another one, or pays twice', async () => {
  const giving = await failing(journey, 'lena');
  const { gift } = giving;
  const { cardPage, text } = await visitOf(giving);
  await giveAccount(await cardPage(), DEBITED);
  const used = { state: 'done', outcome: null };
  expect(await cards(gift, 2)).toEqual([used, used]);
  const underWay = () => journey.app.get(DebitsUnderWay, { strict: false }).ofGift(gift);
  expect(await underWay()).toEqual([{ amountMinor: '1000', currency: 'EUR' }]);
  const page = await text();
  expect(page).toContain('A payment from the card or account you gave is under way.');
  expect(page).not.toContain('The new card was declined');
  await giveCard(await cardPage(), PAYS);
  expect(await cards(gift, 3)).toEqual([used, used, used]);
  expect(await payments(journey, gift, 1)).toHaveLength(1);
  await letPass(journey, 4);
  await standing(journey, gift, (row) => row['status'] === 'active');
  expect(await payments(journey, gift, 2)).toHaveLength(2);
  expect(await underWay()).toEqual([]);
  const later = await (await visitOf(giving)).text();
  expect(later).toContain('It is next taken on');
  expect(later).not.toContain('is under way');
});

it('what a bank sends back after days is told as any payment that failed, though Stripe counts no try for it', async () => {
  const giving = await failing(journey, 'mira');
  const { gift, email } = giving;
  // they wait some minutes for the reason
  await letPass(journey, 0.01);
  await mailAbout(journey.mailbox, email, FAILED);
  const toldBefore = await mailsAbout(journey.mailbox, email, FAILED);
  const tried = await attempts(gift);
  const { cardPage, text } = await visitOf(giving);
  await giveAccount(await cardPage(), SENT_BACK);
  await cards(gift, 2);
  expect(await text()).toContain('is under way');
  await letPass(journey, 3.1);
  const later = await visitOf(giving);
  const failed = await eventually(later.text, (words) => !words.includes('is under way'));
  expect(failed).toContain('could not be taken');
  expect(await attempts(gift)).toEqual(tried);
  await letPass(journey, 0.01);
  const { text: letter } = await mailAbout(journey.mailbox, email, FAILED, toldBefore.length + 1);
  expect(letter).toContain('could not be taken');
});

it('a debit that comes back after the next payment was moved is owed nevertheless, and the next card pays it', async () => {
  const email = 'mona@example.org';
  const opened = await open(journey, { frequency: 'monthly', receipt: true });
  await pay(opened, { method: 'sepa_debit', iban: SENT_BACK, email });
  await eventualStatus(journey, opened, 'pending');
  const [gift, browser] = [opened.contributionId, new DonorBrowser(journey)];
  await standing(journey, gift, (row) => row['status'] === 'active');
  const day = anotherDay(await subscriptionOf(journey, gift));
  await browser.change(await freshDoor(journey, email), gift, 'day', { day });
  await standing(journey, gift, (row) => row['status'] === 'trialing');
  await letPass(journey, 3.5);
  await standing(journey, gift, (row) => row['status'] === 'past_due');
  await giveCard(await (await visitOf({ browser, email, gift })).cardPage(), PAYS);
  expect(await payments(journey, gift, 1)).toMatchObject([{ amount: '2500' }]);
  await standing(journey, gift, (row) => row['status'] === 'active');
  expect((await invoices(gift)).map(({ status }) => status)).toEqual(['paid', 'paid']);
});
