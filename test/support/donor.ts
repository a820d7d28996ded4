import { eventually, eventualStatus, open, pay, type Journey } from './journey';
import { letPass, mailAbout, mailsAbout, mailTo, post, type MailJourney } from './reminders';
import { query } from './query';

/** A donor's browser without a script: keeps cookies, follows to the page that a form leads to. */
export class DonorBrowser {
  private cookie = '';

  constructor(private readonly journey: Journey) {}

  async open(address: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(new URL(address, this.journey.url), { headers: { cookie: this.cookie } });
    return { status: answer.status, text: await answer.text() };
  }

  /** Presses a button. @returns where it leads */
  async press(path: string, fields: Record<string, string>): Promise<string> {
    const answer = await fetch(new URL(path, this.journey.url), {
      method: 'POST',
      body: new URLSearchParams({ language: 'en', ...fields }),
      headers: { cookie: this.cookie, 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    });
    const set = /^[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0];
    if (set) this.cookie = set;
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  }

  /** Opens the page that says what a change comes to, and says yes. @returns where that leads; its words otherwise */
  async change(door: string, gift: string, wish: string, fields: Record<string, string> = {}): Promise<string> {
    const path = `${door}/gifts/${gift}/${wish}`;
    const { text } = await this.open(`${path}?${new URLSearchParams({ language: 'en', ...fields })}`);
    const change = changeIdIn(text);
    return change === undefined ? text : this.press(path, { ...fields, change });
  }
}

/** Of the form that makes the change. */
export function changeIdIn(page: string): string | undefined {
  return /class="make-change".*?name="change" value="([\w-]+)"/s.exec(page)?.[1];
}

/** The path of the personal link in a mail. */
export function doorIn(text: string): string {
  return new URL(/http\S+\/manage\/[\w-]{43}/.exec(text)?.[0] ?? 'http://no.link').pathname;
}

/** Asks for a link to an address that gives. */
export async function freshDoor(journey: MailJourney, email: string): Promise<string> {
  const before = await mailsAbout(journey.mailbox, email, 'Your link');
  await post(journey.url, '/v1/manage-links', { email, language: 'en' });
  return doorIn((await mailAbout(journey.mailbox, email, 'Your link', before.length + 1)).text);
}

/** What we know of a gift's subscription. */
export async function subscriptionOf(journey: Journey, contributionId: string): Promise<Record<string, unknown>> {
  const rows = await query<Record<string, unknown>>(
    journey.databaseUrl,
    'select * from subscriptions where contribution_id = $1',
    [contributionId],
  );
  return rows[0] ?? {};
}

/** Who gives, the gift, and the browser in which its pages are opened. */
export interface Giver {
  readonly gift: string;
  /** By the link in the receipt. */
  readonly door: string;
  readonly email: string;
  readonly browser: DonorBrowser;
}

/** Somebody who gives 10 euros a month, unless it is said otherwise, and has the receipt. */
export async function giver(journey: MailJourney, name: string, changes: Record<string, unknown> = {}): Promise<Giver> {
  const email = `${name}@example.org`;
  const opened = await open(journey, { frequency: 'monthly', amountMinor: 1000, ...changes });
  await pay(opened, { email });
  await eventualStatus(journey, opened, 'confirmed');
  const receipt = await mailTo(journey.mailbox, email);
  // What Stripe tells within a second of its own has no order: whoever changes a gift comes later than that.
  await letPass(journey, 1 / 1440);
  return { gift: opened.contributionId, door: doorIn(receipt.text), email, browser: new DonorBrowser(journey) };
}

/** Waits until the gift stands so. */
export function standing(
  journey: Journey,
  gift: string,
  isIt: (row: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>> {
  return eventually(() => subscriptionOf(journey, gift), isIt);
}

/** On which it is next taken, or ends. */
export function dayOf(row: Record<string, unknown>): string {
  return (row['current_period_end'] as Date).toISOString().slice(0, 10);
}

/** Another day of the month than that on which it is next taken. */
export function anotherDay(row: Record<string, unknown>): string {
  return dayOf(row).endsWith('-17') ? '18' : '17';
}

/** Waits until so many payments of a gift were taken. */
export function payments(journey: Journey, gift: string, count: number): Promise<{ amount: string; day: string }[]> {
  return eventually(
    () => query<{ amount: string; day: string }>(journey.databaseUrl, PAYMENTS, [gift]),
    ({ length }) => length >= count,
    45_000,
  );
}

/** Waits until every change that was asked for is made. */
export function settled(journey: Journey, gift: string): Promise<{ state: string }[]> {
  return eventually(
    () => query<{ state: string }>(journey.databaseUrl, CHANGES, [gift]),
    (rows) => rows.length > 0 && rows.every(({ state }) => state === 'done'),
    45_000,
  );
}

/** Has the task that settles changes look at this gift's now. */
export async function settleNow(journey: Journey, gift: string): Promise<void> {
  await query(journey.databaseUrl, 'update gift_changes set not_before = null where contribution_id = $1', [gift]);
  await query(
    journey.databaseUrl,
    `select graphile_worker.add_job('settle-gift-changes', '{}'::json, job_key => 'settle-gift-changes')`,
  );
}

const CHANGES = 'select state from gift_changes where contribution_id = $1';

const PAYMENTS = `
  select c.amount_captured_minor::text as amount, (c.created at time zone 'UTC')::date::text as day
  from charges c join invoice_payments ip using (payment_intent_id) join invoices i on i.stripe_id = ip.invoice_id
    join subscriptions s on s.stripe_id = i.subscription_id
  where s.contribution_id = $1 and c.status = 'succeeded' order by c.created`;

/** The bills of a gift as we know them, oldest first. */
export function invoicesOf(journey: Pick<Journey, 'databaseUrl'>, gift: string) {
  return query<{ status: string; attempt_count: number }>(
    journey.databaseUrl,
    `select i.status, i.attempt_count from invoices i join subscriptions s on s.stripe_id = i.subscription_id
     where s.contribution_id = $1 order by i.created`,
    [gift],
  );
}
