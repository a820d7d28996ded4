import { startMailbox, type Mailbox, type MailboxOptions } from '../../mailbox/mailbox';
import type { ReadMail } from '../../mailbox/stored-mail';
import { eventually, startJourney, type Journey, type JourneySettings, lastAnswer } from './journey';
import { query } from './query';

/** A journey whose mails arrive in a real mailbox. */
export interface MailJourney extends Journey {
  readonly mailbox: Mailbox;
}

export async function startMailJourney(
  settings: JourneySettings & { mailbox?: MailboxOptions } = {},
): Promise<MailJourney> {
  const mailbox = await startMailbox(settings.mailbox);
  const environment = { ...mailEnvironment(mailbox), ...settings.environment };
  const journey = await startJourney({ ...settings, environment });
  const stop = (): Promise<void> => journey.stop().finally(() => mailbox.stop());
  return { ...journey, mailbox, stop };
}

export function mailEnvironment({ smtpUrl }: Mailbox): NodeJS.ProcessEnv {
  return {
    ...{ SMTP_URL: smtpUrl, MAIL_FROM: "Readers' desk <readers@give.example>", MAILS_PER_SECOND: '1000' },
    REMINDERS_PER_NETWORK_PER_HOUR: '100000',
    REMINDERS_PER_MINUTE: '100000',
  };
}

/** What the box posts. */
export function ask(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ email: 'reader@example.org', when: 'in-a-week', zone: 'Europe/Amsterdam' },
    ...{ frequency: 'monthly', amountMinor: 1500, currency: 'EUR', language: 'en', returnTo: 'thank-you' },
    consentVersion: '2026-11',
    ...changes,
  };
}

export function post(url: string, path: string, body: unknown = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Waits until so many mails came to this address. @returns the last of them */
export async function mailTo(mailbox: Mailbox, address: string, count = 1): Promise<ReadMail> {
  const mails = await eventually(
    async () => (await mailbox.mails()).filter(({ to }) => to.includes(address)),
    (found) => found.length >= count,
  );
  const mail = mails[count - 1];
  if (mail === undefined) throw new Error(`${mails.length} mails came to ${address}, not ${count}`);
  return mail;
}

/** Those of one subject that came to this address, oldest first: mails of two kinds come in no order. */
export async function mailsAbout(mailbox: Mailbox, address: string, subject: string): Promise<ReadMail[]> {
  return (await mailbox.mails()).filter((mail) => mail.to.includes(address) && mail.subject === subject);
}

/** Waits until so many of them came. @returns the last of them */
export async function mailAbout(mailbox: Mailbox, address: string, subject: string, count = 1): Promise<ReadMail> {
  const mails = await eventually(
    () => mailsAbout(mailbox, address, subject),
    (found) => found.length >= count,
  );
  const mail = mails[count - 1];
  if (mail === undefined) throw new Error(`${mails.length} mails of "${subject}" came to ${address}, not ${count}`);
  return mail;
}

/** What stands in the mail's link that begins so. */
export function tokenIn({ text }: ReadMail, path = '/reminders/'): string {
  const at = text.indexOf(path);
  if (at < 0) throw new Error(`No link to ${path} in:\n${text}`);
  return /^[\w-]{43}/.exec(text.slice(at + path.length))?.[0] ?? '';
}

/** Asks, and says yes by the mail that comes. @returns the address's confirmation mail */
export async function askAndConfirm(journey: MailJourney, changes: Record<string, unknown> = {}): Promise<ReadMail> {
  const wish = ask(changes);
  const asked = await post(journey.url, '/v1/reminders', wish);
  if (asked.status !== 202) throw new Error(`Not asked: ${await asked.text()}`);
  const mail = await mailTo(journey.mailbox, String(wish['email']));
  const confirmed = await post(journey.url, `/v1/reminders/${tokenIn(mail)}/confirmation`);
  if (!confirmed.ok) throw new Error(`Not confirmed: ${await confirmed.text()}`);
  return mail;
}

/** Lets time pass for the app and the sandbox, once what is in somebody's hands is done: no day passes meanwhile in life. */
export async function letPass(journey: Journey, days: number): Promise<void> {
  await lastAnswer(
    () => query(journey.databaseUrl, IN_HAND),
    ({ length }) => length === 0,
    3_000,
  );
  const moved = await post(journey.url, '/demo/clock', { seconds: Math.round(days * 86_400) });
  if (!moved.ok) throw new Error(`Time did not pass: ${await moved.text()}`);
}

/** An event that failed is not due again within seconds. */
const IN_HAND = `
  select from stripe_events where state = 'due' and due_at < clock_timestamp() + interval '10 seconds'
  union all select from letters where state = 'claimed'
  union all select from reminder_deliveries where state = 'claimed'`;
