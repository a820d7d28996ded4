import { Clock } from '../../src/foundation/clock/clock';
import type { ReadMail } from '../../mailbox/stored-mail';
import { eventually, eventualStatus, open, pay } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';
import { stripe } from '../support/stripe-api';

let journey: MailJourney;
let email: string;
let readers = 0;
/**
 * Time passes for all of them: a reader of an earlier test goes on giving. 32 days are longer than any month, and end
 * before the next try after the shortest.
 */
beforeEach(() => (email = `reader-${++readers}@example.org`));

function share(): void {
  beforeAll(async () => (journey = await startMailJourney({ sandbox: { retryAfterDays: [6] } })));
  afterAll(() => journey.stop());
}

const mails = async (): Promise<ReadMail[]> => (await journey.mailbox.mails()).filter(({ to }) => to.includes(email));
const subjects = async (): Promise<string[]> => (await mails()).map(({ subject }) => subject);

/** Gives, and waits for the receipt. @returns Stripe's id of the recurring gift */
async function give(changes: Record<string, unknown>): Promise<string> {
  const opened = await open(journey, { receipt: true, ...changes });
  await pay(opened, { email: email });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  await mailTo(journey.mailbox, email);
  const [row] = await query<{ stripe_id: string }>(
    journey.databaseUrl,
    'select stripe_id from subscriptions where contribution_id = $1',
    [opened.contributionId],
  );
  return row?.stripe_id ?? '';
}

/** As a donor moves it, or pauses an annual one: it is next taken so many days from now. */
async function moveAhead(subscription: string, days: number): Promise<void> {
  await letPass(journey, 1 / 1440);
  const at = journey.app.get(Clock, { strict: false }).now().getTime() + days * 86_400_000;
  const trial_end = String(Math.floor(at / 1000));
  await stripe(journey, `subscriptions/${subscription}`, { trial_end, proration_behavior: 'none' });
  const moved = `select from subscriptions where stripe_id = $1 and status = 'trialing'`;
  const rows = () => query(journey.databaseUrl, moved, [subscription]);
  await eventually(rows, ({ length }) => length === 1);
}

/** Nothing waits to be sent, or to be worked off. */
async function settled(): Promise<void> {
  const waiting = async (): Promise<number> => {
    const [row] = await query<{ waiting: number }>(
      journey.databaseUrl,
      `select (select count(*)::int from letters where state in ('pending', 'claimed'))
         + (select count(*)::int from stripe_events where state = 'due') as waiting`,
    );
    return row?.waiting ?? 0;
  };
  expect(await eventually(waiting, (count) => count === 0)).toBe(0);
}

describe('as time goes by the calendar of today', () => {
  share();

  it('what was given back is told in part and whole, each once, with the number of the receipt', async () => {
    await give({ amountMinor: 2_500 });
    const receipt = numberIn(await mailTo(journey.mailbox, email));
    const [charge] = await query<{ stripe_id: string }>(
      journey.databaseUrl,
      'select stripe_id from charges order by created desc limit 1',
    );
    await control(journey, 'refunds', { charge: charge?.stripe_id, amount: 1_000 });
    const part = await mailTo(journey.mailbox, email, 2);
    expect(part.subject).toBe('A payment is on its way back');
    expect(part.text).toContain('€10 of your gift');
    expect(numberIn(part)).toBe(receipt);
    await control(journey, 'refunds', { charge: charge?.stripe_id, amount: 1_500 });
    expect((await mailTo(journey.mailbox, email, 3)).text).toContain('€15 of your gift');
    await settled();
    expect(await mails()).toHaveLength(3);
  });

  it('a gift whose card ends before the next time is told of once', async () => {
    const subscription = await give({ frequency: 'monthly' });
    const answer = await stripe(journey, `subscriptions/${subscription}`, {}, 'GET');
    const { default_payment_method: method } = (await answer.json()) as { default_payment_method: string };
    await stripe(journey, `payment_methods/${method}`, monthNow());
    await letPass(journey, 18);
    const expiring = await mailTo(journey.mailbox, email, 2);
    expect(expiring.subject).toBe(isOverIn(18) ? 'Your card has expired' : 'Your card expires soon');
    await letPass(journey, 1);
    await settled();
    expect(await mails()).toHaveLength(2);
  });

  it('a gift whose day was moved, and whose card ends before it, is told of, too', async () => {
    const subscription = await give({ frequency: 'monthly' });
    await moveAhead(subscription, 40);
    const answer = await stripe(journey, `subscriptions/${subscription}`, {}, 'GET');
    const { default_payment_method: method } = (await answer.json()) as { default_payment_method: string };
    await stripe(journey, `payment_methods/${method}`, monthNow());
    await letPass(journey, 30);
    expect((await mailTo(journey.mailbox, email, 2)).subject).toMatch(/^Your card (has expired|expires soon)$/);
  });
});

describe('a monthly gift', () => {
  share();

  it('that cannot be taken is told of with the reason and the next try, and thanked for once it is paid', async () => {
    const subscription = await give({ frequency: 'monthly' });
    const declined = { subscription, outcome: 'declined', declineCode: 'insufficient_funds', count: 1 };
    await control(journey, 'charges/outcomes', declined);
    await letPass(journey, 32);
    const failed = await mailTo(journey.mailbox, email, 2);
    expect(failed.subject).toBe('A payment did not go through');
    expect(failed.text).toContain('There was not enough on the account.');
    expect(failed.text).toMatch(/It is tried again on \w+ \d+, \d{4}/);
    await letPass(journey, 7);
    await mailTo(journey.mailbox, email, 3);
    await settled();
    expect(await subjects()).toEqual(['Your receipt', 'A payment did not go through', 'Your receipt']);
  });

  it('that cannot be taken is told of without the reason where Stripe does not say it', async () => {
    const subscription = await give({ frequency: 'monthly' });
    await control(journey, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
    await control(journey, 'faults', {
      kind: 'status',
      status: 503,
      count: 50,
      method: 'GET',
      path: '/v1/invoice_payments',
    });
    await letPass(journey, 32);
    await eventually(
      () => query(journey.databaseUrl, `select from letters where kind = 'payment-failed' and state = 'pending'`),
      ({ length }) => length === 1,
    );
    await letPass(journey, 0.01);
    expect((await mailTo(journey.mailbox, email, 2)).text).toContain('We were not told why.');
    await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  });

  it('that can no longer be taken at all ends, and that is told once', async () => {
    const subscription = await give({ frequency: 'monthly' });
    await control(journey, 'charges/outcomes', { subscription, outcome: 'declined', count: 9 });
    await letPass(journey, 32);
    await mailTo(journey.mailbox, email, 2);
    await letPass(journey, 7);
    const ended = await mailTo(journey.mailbox, email, 3);
    expect(ended.subject).toBe('Your confirmation');
    expect(ended.text).toContain('could not be taken, and ended on');
    expect(ended.text).toContain('/give?language=en');
    await settled();
    expect(await mails()).toHaveLength(3);
  });

  it('that is to end on a day is confirmed with the way back, and its end is not told again', async () => {
    const subscription = await give({ frequency: 'monthly', amountMinor: 1_000 });
    await stripe(journey, `subscriptions/${subscription}`, { cancel_at_period_end: 'true' });
    const announced = await mailTo(journey.mailbox, email, 2);
    expect(announced.text).toMatch(/^Your monthly gift of €10 to .* ends on \w+ \d+, \d{4}\./);
    expect(announced.text).toMatch(/\/manage\/[\w-]{43}/);
    await letPass(journey, 32);
    await eventually(
      () =>
        query(journey.databaseUrl, `select from letters where business_id = $1 and state = 'suppressed'`, [
          `${subscription}:ended`,
        ]),
      ({ length }) => length === 1,
    );
    await settled();
    expect(await mails()).toHaveLength(2);
  });

  it('that was stopped, taken up again and stopped again is confirmed each time, and so is another end', async () => {
    const subscription = await give({ frequency: 'monthly' });
    const stopAtEnd = (stop: 'true' | 'false') =>
      stripe(journey, `subscriptions/${subscription}`, { cancel_at_period_end: stop });
    await stopAtEnd('true');
    await mailTo(journey.mailbox, email, 2);
    await stopAtEnd('false');
    await letPass(journey, 1);
    await stopAtEnd('true');
    await mailTo(journey.mailbox, email, 3);
    await stopAtEnd('false');
    await letPass(journey, 1);
    await stripe(journey, `subscriptions/${subscription}`, {}, 'DELETE');
    expect((await mailTo(journey.mailbox, email, 4)).text).toMatch(/gift of €25 to .* ended on/);
  });
});

describe('an annual gift', () => {
  share();

  it('is told of two weeks before it is taken again, once', async () => {
    await give({ frequency: 'annual', amountMinor: 12_000 });
    await letPass(journey, 340);
    await settled();
    expect(await mails()).toHaveLength(1);
    await letPass(journey, 12);
    const ahead = await mailTo(journey.mailbox, email, 2);
    expect(ahead.subject).toMatch(/^Coming up on \w+ \d+, \d{4}$/);
    expect(ahead.text).toContain('your annual gift of €120');
    await letPass(journey, 1);
    await settled();
    expect(await mails()).toHaveLength(2);
    await letPass(journey, 14);
    expect((await mailTo(journey.mailbox, email, 3)).text).toContain('another year');
  });

  it('whose day was moved is told of two weeks before the new one, and if it ends on it, nothing more is taken', async () => {
    const subscription = await give({ frequency: 'annual', amountMinor: 12_000 });
    await moveAhead(subscription, 40);
    await letPass(journey, 20);
    await settled();
    expect(await mails()).toHaveLength(1);
    await letPass(journey, 10);
    expect((await mailTo(journey.mailbox, email, 2)).subject).toMatch(/^Coming up on \w+ \d+, \d{4}$/);
    await stripe(journey, `subscriptions/${subscription}`, { cancel_at_period_end: 'true' });
    expect((await mailTo(journey.mailbox, email, 3)).text).toContain('Nothing more is taken.');
  });

  it('that is to end is not said to be taken again', async () => {
    const subscription = await give({ frequency: 'annual', amountMinor: 12_000 });
    await stripe(journey, `subscriptions/${subscription}`, { cancel_at_period_end: 'true' });
    await mailTo(journey.mailbox, email, 2);
    await letPass(journey, 355);
    await settled();
    expect(await mails()).toHaveLength(2);
  });
});

function numberIn({ text }: ReadMail): string {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'none';
}

/** Whether this month is over in so many days. */
function isOverIn(days: number): boolean {
  return new Date(Date.now() + days * 86_400_000).getUTCMonth() !== new Date().getUTCMonth();
}

/** As Stripe takes a card's last month. */
function monthNow(): Record<string, string> {
  const now = new Date();
  return { 'card[exp_month]': String(now.getUTCMonth() + 1), 'card[exp_year]': String(now.getUTCFullYear()) };
}
