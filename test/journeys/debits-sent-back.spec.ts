import { stripe } from '../support/stripe-api';
import { eventually, eventualStatus, IBAN, open, pay, type Opened } from '../support/journey';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';
import { query } from '../support/query';
import { subscriptionOf } from '../support/care';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney({ sandbox: { retryAfterDays: [6] } })));
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
async function due(count: number): Promise<void> {
  await eventually(
    () => written(),
    ({ length }) => length >= count,
  );
  await letPass(journey, 0.01);
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

it('of a recurring gift the donor is told of the first debit, too, when it is tried again, and how that ends', async () => {
  const { contributionId } = await agree('monthly@example.org', { frequency: 'monthly' });
  const subscription = await subscriptionOf(journey, contributionId);
  const explained = `select from letters where kind = 'payment-failed' and data ->> 'failureCode' is not null`;
  await eventually(
    () => query(journey.databaseUrl, explained),
    ({ length }) => length === 1,
  );
  const failed = await mailTo(journey.mailbox, 'monthly@example.org');
  expect(failed.text).toMatch(/^Your monthly gift of €25 to .* could not be taken\. There was not enough/);
  expect(failed.text).toMatch(/It is tried again on \w+ \d+, \d{4}/);
  await control(journey, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
  await letPass(journey, 7);
  const ended = await mailTo(journey.mailbox, 'monthly@example.org', 2);
  expect(ended.text).toContain('could not be taken, and ended on');
});

it('and where nothing tries it again', async () => {
  const stern = await startMailJourney({ sandbox: { retryAfterDays: [] } });
  try {
    await agree('stern@example.org', { frequency: 'monthly' }, stern);
    await eventually(
      () => written(stern),
      ({ length }) => length > 0,
    );
    await letPass(stern, 0.01);
    const [first] = [await mailTo(stern.mailbox, 'stern@example.org')];
    expect(first.text).toMatch(/monthly gift of €25 to .* could not be taken/);
    await letPass(stern, 0.01);
    expect((await stern.mailbox.mails()).filter(({ to }) => to.includes('stern@example.org'))).toHaveLength(1);
  } finally {
    await stern.stop();
  }
});

it('and where Stripe gives the bill up, the gift goes on, and the letter about the bill with it', async () => {
  const opened = await open(journey, { frequency: 'monthly' });
  await pay(opened, { method: 'sepa_debit', iban: IBAN.fails, email: 'given-up@example.org' });
  const subscription = await subscriptionOf(journey, opened.contributionId);
  const bill = () =>
    query<{ id: string; status: string; told: string }>(
      journey.databaseUrl,
      `select stripe_id as id, status, (select count(*) from letters where kind = 'payment-failed'
         and (business_id like i.stripe_id || ':%' or contribution_id = $2))::text as told
       from invoices i where subscription_id = $1`,
      [subscription, opened.contributionId],
    );
  const [failed] = await eventually(bill, ([row]) => row?.told === '2');
  await stripe(journey, `invoices/${failed?.id}/void`, {});
  await eventually(bill, ([row]) => row?.status === 'void');
  await letPass(journey, 0.01);
  const { text } = await mailTo(journey.mailbox, 'given-up@example.org');
  expect(text).toContain('monthly gift of €25');
  expect(text).toContain('It is not tried again by itself.');
  await letPass(journey, 0.01);
  expect((await journey.mailbox.mails()).filter(({ to }) => to.includes('given-up@example.org'))).toHaveLength(1);
});
