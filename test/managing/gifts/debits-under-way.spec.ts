import { DebitsUnderWay } from '../../../src/managing/gifts/debits-under-way';
import { DonorBrowser } from '../../support/donor';
import { eventually, eventualStatus, IBAN, open, pay } from '../../support/journey';
import { freshLink, leave, untilErased } from '../../support/leaving';
import { query } from '../../support/query';
import { letPass, mailAbout, startMailJourney, type MailJourney } from '../../support/reminders';
import { allTold } from '../../support/all-told';

/** Longer than the test: the debits stay under way until they are let go. */
const DAYS_MS = 5 * 86_400_000;

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney({ sandbox: { settleAfterMs: DAYS_MS } })));
afterAll(() => journey.stop());

const EXCEPTION = /One exception: a bank debit of €25 is already under way and can no longer be stopped here\./;

it.each(['one-time', 'monthly'])(
  'whoever is erased while the debit of a %s gift is under way is told that it is still taken',
  async (frequency) => {
    const email = `${frequency}@example.org`;
    const opened = await open(journey, { frequency, receipt: true });
    await pay(opened, { method: 'sepa_debit', iban: IBAN.pays, email });
    await eventualStatus(journey, opened, 'pending');
    await allTold(journey);
    const token = await freshLink(journey, email);
    const page = await (await fetch(`${journey.url}/manage/${token}/erase?language=en`)).text();
    expect(page).toMatch(EXCEPTION);
    await untilErased(journey, await leave(journey, token));
    expect((await mailAbout(journey.mailbox, email, 'Your confirmation')).text).toMatch(EXCEPTION);
  },
);

it('whoever stops a gift whose first debit is under way is told that it is still taken, by mail, too', async () => {
  const email = 'stops@example.org';
  const opened = await open(journey, { frequency: 'monthly' });
  await pay(opened, { method: 'sepa_debit', iban: IBAN.pays, email });
  await eventualStatus(journey, opened, 'pending');
  await allTold(journey);
  const [browser, door] = [new DonorBrowser(journey), `/manage/${await freshLink(journey, email)}`];
  const { text } = await browser.open(`${door}/gifts/${opened.contributionId}/end?language=en`);
  expect(text).toContain('A bank debit of €25 is already under way, and is still taken.');
  await browser.change(door, opened.contributionId, 'end');
  const told = await mailAbout(journey.mailbox, email, 'Your confirmation');
  expect(told.text).toContain('Until then it may be taken as before.');
});

it('a renewal by debit that is under way counts, too, until it has come through', async () => {
  const opened = await open(journey, { frequency: 'monthly' });
  await pay(opened, { method: 'sepa_debit', iban: IBAN.pays, email: 'renewal@example.org' });
  await eventualStatus(journey, opened, 'pending');
  await allTold(journey);
  const donorOf = 'select donor_id from contributions where id = $1';
  const [gift] = await query<{ donor_id: string }>(journey.databaseUrl, donorOf, [opened.contributionId]);
  const underWay = () => journey.app.get(DebitsUnderWay, { strict: false }).of(gift?.donor_id ?? '');
  expect(await underWay()).toEqual([{ amountMinor: '2500', currency: 'EUR' }]);
  await letPass(journey, 6);
  await eventually(underWay, ({ length }) => length === 0);
  // Whether the month has 28 days or 31, it is taken by now, and under way.
  await letPass(journey, 26);
  await eventually(underWay, ({ length }) => length === 1);
  await letPass(journey, 6);
  await eventually(underWay, ({ length }) => length === 0);
});

it('nobody else is told of an exception', async () => {
  const opened = await open(journey, { receipt: true });
  await pay(opened, { email: 'card@example.org' });
  await eventualStatus(journey, opened, 'confirmed');
  await allTold(journey);
  const token = await freshLink(journey, 'card@example.org');
  const page = await (await fetch(`${journey.url}/manage/${token}/erase?language=en`)).text();
  expect(page).toContain('nothing is taken any more.');
  expect(page).not.toMatch(/One exception/);
});
