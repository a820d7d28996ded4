import type { Page } from 'playwright-core';
import { open, pay, type Journey, type Opened } from '../support/journey';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';

let journey: Journey & Readers;
// Events are held back: each test says when Stripe has spoken.
beforeAll(async () => (journey = await startBrowserJourney({ deliver: 'no' })));
afterAll(() => journey.stop());

const address = ({ contributionId, sessionId }: Opened) =>
  `${journey.url}/thank-you?contribution=${contributionId}&session=${sessionId}&language=en`;

async function back(opened: Opened): Promise<Page> {
  const { page } = await journey.newPage();
  await page.goto(address(opened));
  return page;
}

describe('the thank-you page', () => {
  it('says no more than "confirming" while only the browser has come back', async () => {
    const opened = await open(journey);
    await pay(opened);
    const page = await back(opened);
    await page.waitForResponse('**/status');
    expect(await page.getByRole('heading').innerText()).toBe('Confirming your payment…');
    expect(await page.locator('main').innerText()).not.toMatch(/thank you|arrived/i);
  });

  it.each([
    ['confirmed', 'Thank you', 'Your gift of €25 has arrived.'],
    ['pending', 'Thank you: your payment is on its way', 'a few days to hand over €25'],
    ['failed', 'The payment did not go through', 'declined €25. Nothing has been charged.'],
    ['expired', 'This payment was not completed', 'Nothing has been charged.'],
  ])('tells of a gift that turns out %s', async (status, heading, sentence) => {
    const opened = await open(journey);
    const { page } = await journey.newPage();
    let standing = 'confirming';
    await page.route('**/v1/contributions/*/status', (route) =>
      route.fulfill({ json: { status: standing, frequency: 'one-time', amountMinor: 2500, currency: 'EUR' } }),
    );
    await page.goto(address(opened));
    await page.waitForResponse('**/status');
    standing = status;
    await expectVisible(page.getByRole('heading', { name: heading, exact: true }));
    expect(await page.locator('#standing').getAttribute('aria-live')).toBe('polite');
    expect(await page.locator('main').innerText()).toContain(sentence);
  });

  it('shows nothing, and least of all a second gift, while it cannot read what follows a first debit that came back', async () => {
    const opened = await open(journey, { frequency: 'monthly' });
    const { page } = await journey.newPage();
    await page.route('**/v1/contributions/*/status', (route) =>
      route.fulfill({ json: { status: 'failed', frequency: 'monthly', amountMinor: 2500, currency: 'EUR' } }),
    );
    await page.goto(address(opened));
    await page.route('**/thank-you?*', (route) => route.abort());
    for (const _look of [1, 2]) await page.waitForRequest('**/thank-you?*');
    expect(await page.getByRole('heading').innerText()).toBe('Confirming your payment…');
    expect(await page.getByRole('link', { name: 'Try again' }).count()).toBe(0);
  });

  it('asks with the session in a header, and leaves it in no address', async () => {
    const opened = await open(journey);
    const { page, requests } = await journey.newPage();
    const asked = page.waitForRequest('**/status');
    await page.goto(address(opened));
    expect((await asked).headers()['authorization']).toBe(`Bearer ${opened.sessionId}`);
    expect(page.url()).not.toContain(opened.sessionId);
    expect(requests.filter((request) => request.includes(opened.sessionId))).toHaveLength(1);
  });

  it('knows no gift by its id alone, or by another’s session', async () => {
    const [opened, other] = [await open(journey), await open(journey)];
    for (const session of ['', other.sessionId]) {
      const page = await back({ ...opened, sessionId: session });
      expect(await page.getByRole('heading').innerText()).toBe('We cannot find this payment');
    }
  });

  it('without script looks again ever more slowly, and then leaves it to a link', async () => {
    const opened = await open(journey);
    const { page } = await journey.newPage({ javaScriptEnabled: false });
    await page.goto(address(opened));
    await page.waitForURL('**look=1**');
    const last = await (await fetch(`${address(opened)}&look=9`)).text();
    expect(last).not.toContain('http-equiv="refresh"');
    expect(last).toContain('Look again');
  });
});
