import type { Journey } from './journey';
import { mailTo, post, type MailJourney } from './reminders';
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

/** Asks for a link to an address that gives. @param before how many mails came there so far */
export async function freshDoor(journey: MailJourney, email: string, before: number): Promise<string> {
  await post(journey.url, '/v1/manage-links', { email, language: 'en' });
  return doorIn((await mailTo(journey.mailbox, email, before + 1)).text);
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
