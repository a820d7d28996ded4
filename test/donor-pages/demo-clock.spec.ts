import { eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';
import { startApp } from '../support/app';

const DAY_SECONDS = 86_400;

let journey: Journey;
beforeAll(async () => (journey = await startJourney()));
afterAll(() => journey.stop());

function move(
  body: string | URLSearchParams,
  headers: Record<string, string> = {},
  url = journey.url,
): Promise<Response> {
  return fetch(`${url}/demo/clock`, { method: 'POST', body, headers, redirect: 'manual' });
}

const asJson = { 'content-type': 'application/json' };
const form = (seconds: string): URLSearchParams => new URLSearchParams({ seconds });

async function sandboxNowMs(): Promise<number> {
  return ((await (await fetch(`${journey.sandbox.url}/_sandbox/clock`)).json()) as { nowMs: number }).nowMs;
}

async function pageTime(): Promise<number> {
  const page = await (await fetch(journey.url)).text();
  return Date.parse(/<time datetime="([^"]+)"/.exec(page)?.[1] ?? '');
}

describe('the clock of a trial', () => {
  it('moves app and sandbox together', async () => {
    const before = await sandboxNowMs();
    const { now } = (await (await move(JSON.stringify({ seconds: DAY_SECONDS }), asJson)).json()) as { now: string };
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(DAY_SECONDS * 1000);
    const [early, shown, late] = [await sandboxNowMs(), await pageTime(), await sandboxNowMs()];
    expect(shown).toBeGreaterThan(early - 1_000);
    expect(shown).toBeLessThan(late + 1_000);
  });

  it('lets a person give and pay at the time it shows', async () => {
    await move(JSON.stringify({ seconds: 40 * DAY_SECONDS }), asJson);
    const opened = await open(journey);
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });

  it('is moved by the form on the page, which goes back there', async () => {
    const before = await pageTime();
    expect(await (await fetch(journey.url)).text()).toContain(`value="${7 * DAY_SECONDS}"`);
    const moved = await move(form(String(7 * DAY_SECONDS)), { origin: 'null', 'sec-fetch-site': 'same-origin' });
    expect([moved.status, moved.headers.get('location')]).toEqual([303, '/']);
    expect((await pageTime()) - before).toBeGreaterThanOrEqual(7 * DAY_SECONDS * 1000);
  });

  it.each([
    ['a page of another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['one whose browser says nothing of the site', { origin: 'https://elsewhere.example' }],
    ['one that hides its origin', { origin: 'null' }],
  ])('is not moved by %s', async (_, headers: Record<string, string>) => {
    const before = await sandboxNowMs();
    expect((await move(form('86400'), headers)).status).toBe(404);
    expect((await sandboxNowMs()) - before).toBeLessThan(DAY_SECONDS * 1000);
  });

  it.each(['-1', '1.5', '', 'a day', '999999999'])('is not moved by "%s" seconds', async (seconds) => {
    expect((await move(JSON.stringify({ seconds }), asJson)).status).toBe(400);
  });

  it('is not there beside the real Stripe', async () => {
    const app = await startApp({ environment: { STRIPE_API_BASE: '' } });
    const answers = [await move(form('0'), {}, app.url), await fetch(app.url)];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    await app.stop();
    expect(answers[0]?.status).toBe(404);
    expect(texts[1]).not.toContain('/demo/clock');
  });
});
