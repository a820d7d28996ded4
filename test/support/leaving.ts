import { open, pay, eventualStatus, eventually } from './journey';
import { query } from './query';
import { mailTo, post, type MailJourney } from './reminders';

/** What is needed of a journey to leave. */
export type Leaving = Pick<MailJourney, 'url' | 'databaseUrl' | 'mailbox'>;

/** Gives each month by a card that pays, and has the receipt. @returns the gift's id */
export async function giveMonthly(journey: MailJourney, email: string): Promise<string> {
  const opened = await open(journey, { frequency: 'monthly' });
  await pay(opened, { email });
  const status = await eventualStatus(journey, opened, 'confirmed');
  if (status !== 'confirmed') throw new Error(`The gift is ${status}`);
  await mailTo(journey.mailbox, email);
  return opened.contributionId;
}

/** Asks for the link to one's gifts, and takes it out of the mail that comes. @returns its token */
export async function freshLink(journey: Leaving, email: string): Promise<string> {
  const links = async (): Promise<string[]> =>
    (await journey.mailbox.mails()).flatMap(({ to, subject, text }) =>
      to.includes(email) && subject === 'Your link' ? (/\/manage\/([\w-]{43})/.exec(text)?.[1] ?? []) : [],
    );
  const before = (await links()).length;
  const asked = await post(journey.url, '/v1/manage-links', { email, language: 'en' });
  if (asked.status !== 202) throw new Error(`Not asked: ${await asked.text()}`);
  // A wake-up that was lost is made good each minute.
  const found = await eventually(links, (all) => all.length > before);
  const link = found[before];
  if (link === undefined) throw new Error(`No link came to ${email}`);
  return link;
}

/** Presses the button. */
export function eraseMe(journey: Leaving, token: string): Promise<Response> {
  const body = new URLSearchParams({ language: 'en' });
  const headers = { origin: journey.url };
  return fetch(`${journey.url}/manage/${token}/erase`, { method: 'POST', body, headers, redirect: 'manual' });
}

/** Presses the button with a fresh link. @returns the page that says how far it is */
export async function leave(journey: Leaving, token: string): Promise<string> {
  const asked = await eraseMe(journey, token);
  const page = asked.headers.get('location');
  if (asked.status !== 303 || page === null) throw new Error(`Not asked: ${asked.status} ${await asked.text()}`);
  return page;
}

/** Has the task look now, whatever it waits for, until the donor of the page is erased. */
export async function untilErased(journey: Leaving, page: string): Promise<string> {
  return eventually(
    async () => {
      await goOn(journey);
      return (await fetch(journey.url + page)).text();
    },
    (text) => text.includes('It is done'),
  );
}

export async function goOn(journey: Leaving): Promise<void> {
  await query(
    journey.databaseUrl,
    'update erasure_requests set not_before = null where not_before > clock_timestamp()',
  );
  await query(journey.databaseUrl, WAKE);
}

const WAKE = `
  select graphile_worker.add_job('erase-donors', '{}'::json, job_key => 'erase-donors', job_key_mode => 'replace')`;
