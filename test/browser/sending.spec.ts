import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app';
import { startBrowserApp, type Readers } from './browser-journey';
import { answerPosts, consent, onward, openBox, refuse } from './box-page';
import { expectVisible } from './expect-page';

let app: RunningApp & Readers;
beforeAll(async () => (app = await startBrowserApp()));
afterAll(() => app.stop());

/** Consents, continues, and waits for the refusal. */
async function send(page: Page): Promise<void> {
  await consent(page).check();
  await onward(page).click();
  await page.locator('.failure:focus').waitFor();
}

describe('consent', () => {
  it('is asked for at its box, which takes the focus, and nothing is sent without it', async () => {
    const page = await openBox(app);
    const posts = await answerPosts(page, refuse('unexpected', 500));
    await onward(page).click();
    await page.locator('[name=consent]:focus').waitFor();
    expect(await page.locator('#consent-problem').innerText()).toBe('Please accept the privacy policy to continue.');
    expect(posts).toEqual([]);
  });
});

describe('sending', () => {
  it('is said to be under way, and a double click sends once', async () => {
    const page = await openBox(app);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const posts = await answerPosts(page, async (route) => {
      await held;
      await refuse('stripe_unavailable', 503)(route);
    });
    await consent(page).check();
    await onward(page).dblclick();
    await expectVisible(page.getByRole('button', { name: 'Taking you to Stripe’s page…' }));
    release();
    await expectVisible(page.getByText('Stripe cannot be reached just now.'));
    expect(posts).toHaveLength(1);
  });

  it('again after a failure, a reload or the Back button carries the same attempt', async () => {
    const page = await openBox(app);
    const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
    await send(page);
    await send(page);
    await page.reload();
    await send(page);
    await page.goto(`${app.url}/thank-you`);
    await page.goBack();
    await send(page);
    const [first] = posts;
    expect(posts.map((post) => post.attemptId)).toEqual([1, 2, 3, 4].map(() => first!.attemptId));
  });

  it('another amount, or on a page opened anew, carries another attempt', async () => {
    const page = await openBox(app);
    const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
    await send(page);
    await page.getByRole('radio', { name: '€30' }).click();
    await send(page);
    await page.goto(app.url);
    await page.getByRole('radio', { name: '€30' }).click();
    await send(page);
    expect(new Set(posts.map((post) => post.attemptId)).size).toBe(3);
  });

  it('begins another attempt by itself when the first is used up', async () => {
    const page = await openBox(app);
    const posts = await answerPosts(page, (route, post) =>
      post === 1 ? refuse('attempt_reused', 409)(route) : refuse('stripe_refused', 502)(route),
    );
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText('Stripe did not accept this.'));
    expect(posts).toHaveLength(2);
    expect(posts[0]!.attemptId).not.toBe(posts[1]!.attemptId);
  });

  it.each([
    ['too_many_requests', 429, { retryAfterSeconds: 31 }, 'Please try again in 31 seconds.'],
    ['too_many_requests', 429, { retryAfterSeconds: 1 }, 'Please try again in 1 second.'],
    ['amount_below_minimum', 400, { limitMinor: 500 }, 'The smallest amount is €5.'],
    ['consent_outdated', 409, {}, 'The privacy policy has changed.'],
    ['a_code_of_tomorrow', 400, {}, 'Something went wrong on our side.'],
  ])('met by %s (%i) says so', async (code, status, details, sentence) => {
    const page = await openBox(app);
    await answerPosts(page, refuse(code, status, details));
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText(sentence));
    expect(await onward(page).getAttribute('aria-disabled')).toBe('false');
  });

  it('without a connection says that nothing was charged', async () => {
    const page = await openBox(app);
    await page.route('**/v1/checkout-sessions', (route) => route.abort());
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText('We could not reach our server. Nothing has been charged.'));
  });

  it('never follows an address that is not of the web', async () => {
    const page = await openBox(app);
    const body = JSON.stringify({ contributionId: 'x', url: 'javascript:document.title="taken"' });
    await page.route('**/v1/checkout-sessions', (route) =>
      route.fulfill({ status: 201, contentType: 'application/json', body }),
    );
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText('Something went wrong on our side.'));
    expect(await page.title()).not.toBe('taken');
  });
});

describe('in Russian', () => {
  it('counts seconds as Russian does', async () => {
    const page = await openBox(app, { locale: 'ru-RU' });
    let seconds = 0;
    await page.route('**/v1/checkout-sessions', (route) =>
      refuse('too_many_requests', 429, { retryAfterSeconds: seconds })(route),
    );
    await page.getByRole('checkbox', { name: /политику/ }).check();
    for (const [count, words] of [
      [1, '1 секунду'],
      [3, '3 секунды'],
      [25, '25 секунд'],
    ] as const) {
      seconds = count;
      await page.getByRole('button', { name: /^Перейти/ }).click();
      await expectVisible(page.getByText(`через ${words}.`));
    }
  });

  it('writes amounts as Russian does', async () => {
    const page = await openBox(app, { locale: 'ru-RU' });
    await page.getByRole('radio', { name: 'Ежегодно' }).click();
    const label = await page.getByRole('button', { name: /^Перейти/ }).innerText();
    expect(label.replaceAll('\u00a0', ' ')).toBe('Перейти к оплате: 100 € каждый год');
  });
});
