import { randomUUID } from 'node:crypto';
import type { GiftPlan, Offer } from '../plan/gift-plan';

/** The app, as a donor's browser uses it. */
export class NewsroomApp {
  constructor(readonly url: string) {}

  async offer(): Promise<Offer> {
    return (await this.answered(await fetch(`${this.url}/v1/contribution-options`))) as Offer;
  }

  /** @returns the address of the payment page @throws Error with the app's own words */
  async openPage({ frequency, currency, amountMinor, donor }: GiftPlan, offer: Offer): Promise<string> {
    const body = {
      attemptId: randomUUID(),
      ...{ frequency, currency, amountMinor },
      language: offer.languages[donor % offer.languages.length],
      returnTo: offer.returnTo[0],
      receipt: donor % RECEIPTS_EVERY === 0,
      consentVersion: offer.newsroom.consentVersion,
    };
    return ((await this.post('/v1/checkout-sessions', body)) as { url: string }).url;
  }

  /** Lets so much time pass, for the app and the sandbox. 0 has the app take over the sandbox's time. */
  async letPass(seconds: number): Promise<void> {
    await this.post('/demo/clock', { seconds });
  }

  private async post(path: string, body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return this.answered(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  private async answered(response: Response): Promise<unknown> {
    if (response.ok) return response.json();
    const advice = response.status === TOO_MANY ? LIFT_THE_LIMITS : '';
    throw new Error(`The app refused ${new URL(response.url).pathname}: ${await response.text()}${advice}`);
  }
}

/** Some want a receipt for a single gift, too. */
const RECEIPTS_EVERY = 3;

const TOO_MANY = 429;
const LIFT_THE_LIMITS = `
All these donors come from one network: raise SESSIONS_PER_NETWORK_PER_HOUR and SESSIONS_PER_MINUTE, and start again.`;
