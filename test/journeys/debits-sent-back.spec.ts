import { stripe } from '../support/stripe-api';
import { giveCard, payByCardFromNowOn, toCardPage } from '../support/cards-given';
import { DonorBrowser, freshDoor, invoicesOf, settled } from '../support/donor';
import { CARD, eventually, eventualStatus, IBAN, open, pay, type Opened } from '../support/journey';
import { letPass, mailAbout, mailsAbout, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';
import { query } from '../support/query';
import { subscriptionOf } from '../support/care';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

/** Agrees to a bank debit that is sent back after the payment page was left. */
async function agree(email: string, changes: Record<string, unknown>, at = journey): Promise<Opened> {
  const opened = await open(at, { receipt: true, ...changes });
  await pay(opened, { method: 'sepa_debit', iban: IBAN.fails, email });
  await eventualStatus(at, opened, 'failed');
  return opened;
}

const written = (at = journey) => query(at.databaseUrl, `select from letters where kind = 'payment-failed'`);

/** Waits until so many letters are written, and lets the minutes pass that they wait for their reason. */
async function due(count: number, at = journey): Promise<void> {
  await eventually(
    () => written(at),
    ({ length }) => length >= count,
  );
  await letPass(at, 0.01);
}

/** What a donor who comes back reads on the thank-you page. */
async function thankYou({ contributionId, sessionId }: Opened, at = journey): Promise<string> {
  const page = await fetch(`${at.url}/thank-you?contribution=${contributionId}&session=${sessionId}&language=en`);
  return (await page.text()).replace(/<template[^]*/, '').replace(/\s+/g, ' ');
}

it('whoever asked for a receipt is told that a single debit was sent back, why, and where to give again', async () => {
  await agree('once@example.org', {});
  await due(1);
  const { subject, text } = await mailTo(journey.mailbox, 'once@example.org');
  expect(subject).toBe('A payment did not go through');
  expect(text).toMatch(
    /^Your gift of €25 to .* has not arrived: your bank sent the payment back\. There was not enough/,
  );
  expect(text).toContain('It is not tried again by itself.');
  expect(text).toContain('/give?language=en');
  expect(text).not.toContain('/manage');
});

it('nobody is written to about a debit without a receipt, or a card that the page declined', async () => {
  await agree('none@example.org', { receipt: false });
  const opened = await open(journey, { frequency: 'monthly' });
  await pay(opened, { number: '4000000000000002', email: 'none@example.org' });
  // What came before this one is worked off when it is told.
  await agree('later@example.org', {});
  await due(2);
  await mailTo(journey.mailbox, 'later@example.org');
  expect((await journey.mailbox.mails()).filter(({ to }) => to.includes('none@example.org'))).toEqual([]);
  expect(await written()).toHaveLength(2);
});

/** Whatever is written to them by now has been sent, or is not, and it was one mail about a payment. */
async function nothingMore(email: string, at = journey): Promise<void> {
  await letPass(at, 0.01);
  await eventually(
    () =>
      query(at.databaseUrl, `select from letters where kind = 'payment-failed' and state in ('pending', 'claimed')`),
    ({ length }) => length === 0,
  );
  expect(await mailsAbout(at.mailbox, email, 'A payment did not go through')).toHaveLength(1);
}

it('Stripe gives up the bill of a first debit, and the gift goes on: letter and page say so, and ask for no second one', async () => {
  const opened = await agree('monthly@example.org', { frequency: 'monthly' });
  await eventually(
    () => invoicesOf(journey, opened.contributionId),
    ([bill]) => bill?.status === 'void',
  );
  const explained = `select from letters where business_id = $1 and data ->> 'failureCode' = 'insufficient_funds'`;
  await eventually(
    () => query(journey.databaseUrl, explained, [opened.sessionId]),
    ({ length }) => length === 1,
  );
  await letPass(journey, 0.01);
  const { text } = await mailTo(journey.mailbox, 'monthly@example.org');
  expect(text).toMatch(/^Your monthly gift of €25 to .* could not be taken\. There was not enough/);
  expect(text).toMatch(
    /It is not tried again by itself\. Your gift goes on: the next payment is taken on \w+ \d+, \d{4}\./,
  );
  const page = await thankYou(opened);
  expect(page).toMatch(/Your gift of €25 a month goes on\..*The next payment is on \w+ \d+, \d{4}\. There is no need/);
  expect(page).toContain('href="/manage?language=en"');
  expect(page).not.toContain('href="/give');
  await nothingMore('monthly@example.org');
});

it('a gift whose first debit was given up is taken with the next card when it is due, and thanked for as the first', async () => {
  const email = 'next-month@example.org';
  const opened = await agree(email, { frequency: 'monthly' });
  await letPass(journey, 0.01);
  await mailTo(journey.mailbox, email);
  const door = await freshDoor(journey, email);
  const browser = new DonorBrowser(journey);
  await giveCard(await toCardPage(browser, door, opened.contributionId), CARD.pays);
  await settled(journey, opened.contributionId);
  await letPass(journey, 32);
  await eventualStatus(journey, opened, 'confirmed');
  const receipt = await mailAbout(journey.mailbox, email, 'Your receipt');
  expect(receipt.text).toContain('Your first gift has arrived.');
});

it('where the bill stays open, the donor is told when it is tried again, and how that ends', async () => {
  const patient = await startMailJourney({ sandbox: { returnedFirstDebit: 'bill_open', retryAfterDays: [6] } });
  try {
    const opened = await agree('monthly@example.org', { frequency: 'monthly' }, patient);
    const subscription = await subscriptionOf(patient, opened.contributionId);
    const explained = `select from letters where kind = 'payment-failed' and data ->> 'failureCode' is not null
      and business_id like 'in\\_%'`;
    await eventually(
      () => query(patient.databaseUrl, explained),
      ({ length }) => length === 1,
    );
    const failed = await mailTo(patient.mailbox, 'monthly@example.org');
    expect(failed.text).toMatch(/^Your monthly gift of €25 to .* could not be taken\. There was not enough/);
    expect(failed.text).toMatch(/It is tried again on \w+ \d+, \d{4}/);
    const page = await thankYou(opened, patient);
    expect(page).toMatch(/It is tried again on \w+ \d+, \d{4}\. There is no need to give again\./);
    expect(page).not.toContain('href="/give');
    await control(patient, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
    await letPass(patient, 7);
    const ended = await mailTo(patient.mailbox, 'monthly@example.org', 2);
    expect(ended.text).toContain('could not be taken, and ended on');
    expect(await thankYou(opened, patient)).toContain('href="/give?frequency=monthly');
    await givenUpByHand(patient);
  } finally {
    await patient.stop();
  }
});

/** In the dashboard, while it is still to be tried again: the letter about the bill goes with it, and that about the page comes. */
async function givenUpByHand(at: MailJourney): Promise<void> {
  // Once Stripe has told why, the letter about the bill goes out.
  await control(at, 'faults', { kind: 'status', status: 503, path: '/v1/invoice_payments', count: 1_000 });
  const opened = await open(at, { frequency: 'monthly' });
  await pay(opened, { method: 'sepa_debit', iban: IBAN.fails, email: 'given-up@example.org' });
  const subscription = await subscriptionOf(at, opened.contributionId);
  const bill = () =>
    query<{ id: string; status: string; told: string }>(
      at.databaseUrl,
      `select stripe_id as id, status, (select count(*) from letters where kind = 'payment-failed'
         and (business_id like i.stripe_id || ':%' or contribution_id = $2))::text as told
       from invoices i where subscription_id = $1`,
      [subscription, opened.contributionId],
    );
  const [failed] = await eventually(bill, ([row]) => row?.told === '2');
  await stripe(at, `invoices/${failed?.id}/void`, {});
  await eventually(bill, ([row]) => row?.status === 'void');
  await fetch(`${at.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  await letPass(at, 0.01);
  const { text } = await mailTo(at.mailbox, 'given-up@example.org');
  expect(text).toContain('monthly gift of €25');
  expect(text).toContain('It is not tried again by itself.');
  await nothingMore('given-up@example.org', at);
}

it('and where nothing tries it again', async () => {
  const dunning = { subscription: 'past_due', invoice: 'open' } as const;
  const stern = await startMailJourney({ sandbox: { returnedFirstDebit: 'bill_open', retryAfterDays: [], dunning } });
  try {
    const opened = await agree('stern@example.org', { frequency: 'monthly' }, stern);
    await due(1, stern);
    const [first] = [await mailTo(stern.mailbox, 'stern@example.org')];
    expect(first.text).toMatch(/monthly gift of €25 to .* could not be taken/);
    expect(first.text).not.toContain('goes on');
    expect(await thankYou(opened, stern)).toContain('this payment is still owed. Ask for a link');
    await nothingMore('stern@example.org', stern);
    // The first that arrives is thanked for as such, though it is of another bill.
    await payByCardFromNowOn(stern, await subscriptionOf(stern, opened.contributionId));
    await letPass(stern, 32);
    const receipt = await mailAbout(stern.mailbox, 'stern@example.org', 'Your receipt');
    expect(receipt.text).toContain('Your first gift has arrived.');
  } finally {
    await stern.stop();
  }
});
