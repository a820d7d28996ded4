import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app';
import { answerPosts, consent, onward, openBox, refuse, type Post } from './box-page';
import { startBrowserApp, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

let app: RunningApp & Readers;
beforeAll(async () => (app = await startBrowserApp()));
afterAll(() => app.stop());

const QUESTION = 'Would €10 each month suit you instead?';
const yes = (page: Page) => page.getByRole('button', { name: 'Yes, €10 each month' });
const no = (page: Page) => page.getByRole('button', { name: 'No, €50 once' });

/** Chooses €50 once and presses Continue; what is posted is refused, so that the page stays. */
async function continueOnce(page: Page): Promise<Post[]> {
  const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
  await page.getByRole('radio', { name: 'Once' }).click();
  await page.getByRole('radio', { name: '€50' }).click();
  await consent(page).check();
  await onward(page).click();
  return posts;
}

const failed = (page: Page) => page.locator('.failure:focus').waitFor();

describe('whoever gives once', () => {
  it('is asked inside the form, in its focus, before anything is sent, and sends the single gift with one No', async () => {
    const page = await openBox(app);
    const posts = await continueOnce(page);
    await page.locator('.question:focus').waitFor();
    await expectVisible(page.getByRole('group', { name: QUESTION }));
    expect(await onward(page).isVisible()).toBe(false);
    expect(posts).toEqual([]);
    await takePicture(page, 'monthly-question');
    await no(page).click();
    await failed(page);
    expect(posts).toMatchObject([{ frequency: 'one-time', amountMinor: 5000, currency: 'EUR', receipt: false }]);
    await expectVisible(onward(page));
  });

  it('sees what each answer leads to with the costs that are covered', async () => {
    const page = await openBox(app);
    await page.getByRole('checkbox', { name: /payment costs/ }).check();
    const posts = await continueOnce(page);
    await expectVisible(page.getByRole('button', { name: 'No, €51.81 once' }));
    await page.getByRole('button', { name: 'Yes, €10.61 each month' }).click();
    await failed(page);
    expect(posts).toMatchObject([{ frequency: 'monthly', amountMinor: 1000, feeCoverMinor: 61 }]);
  });

  it('sends the monthly gift with one Yes, with its receipts', async () => {
    const page = await openBox(app);
    const posts = await continueOnce(page);
    await yes(page).click();
    await failed(page);
    expect(posts).toMatchObject([{ frequency: 'monthly', amountMinor: 1000, currency: 'EUR', receipt: true }]);
    expect(await page.getByRole('radio', { name: 'Monthly' }).isChecked()).toBe(true);
    await expectVisible(page.getByText('You will get a receipt after every payment.'));
  });

  it('says yes to each month, whatever was chosen before of months at once', async () => {
    const page = await openBox(app);
    await page.getByRole('checkbox', { name: /twelve months at once/ }).check();
    const posts = await continueOnce(page);
    await yes(page).click();
    await failed(page);
    expect(posts).toMatchObject([{ frequency: 'monthly', amountMinor: 1000 }]);
    expect(posts[0]).not.toHaveProperty('monthsCovered');
  });

  it('says no with Escape, and is not asked again: not at once, not after a reload, not in another tab', async () => {
    const page = await openBox(app);
    const posts = await continueOnce(page);
    await page.locator('.question:focus').waitFor();
    await page.keyboard.press('Escape');
    await failed(page);
    await page.getByRole('radio', { name: '€100' }).click();
    await onward(page).click();
    await failed(page);
    expect(posts).toMatchObject([{ amountMinor: 5000 }, { frequency: 'one-time', amountMinor: 10_000 }]);
    await page.reload();
    await expectVisible(onward(page));
    await continueOnce(page);
    await failed(page);
    const other = await page.context().newPage();
    await other.goto(app.url);
    await expectVisible(onward(other));
    await continueOnce(other);
    await failed(other);
  });

  it('leaves a browser nothing but the day until which it is not asked', async () => {
    const page = await openBox(app);
    await continueOnce(page);
    await no(page).click();
    await failed(page);
    const kept = (await page.evaluate('JSON.stringify({ ...localStorage })')) as string;
    const today = Math.floor(Date.now() / 86_400_000);
    expect(JSON.parse(kept)).toEqual({ 'mainstay.asked': String(today + 90) });
    // Once that day is there, so is the question.
    await page.evaluate(`localStorage.setItem('mainstay.asked', '${today}'); sessionStorage.clear()`);
    await page.reload();
    await expectVisible(onward(page));
    await continueOnce(page);
    await page.locator('.question:focus').waitFor();
  });

  it('takes the question away by changing the form, and is not asked again', async () => {
    const page = await openBox(app);
    const posts = await continueOnce(page);
    await page.locator('.question:focus').waitFor();
    await page.getByRole('radio', { name: '€100' }).click();
    expect(await page.locator('.question').count()).toBe(0);
    await onward(page).click();
    await failed(page);
    expect(posts).toMatchObject([{ frequency: 'one-time', amountMinor: 10_000 }]);
  });

  it('is not asked in a currency without a table, nor below its ranges', async () => {
    const page = await openBox(app);
    const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
    await page.getByRole('radio', { name: 'Once' }).click();
    await page.getByRole('combobox').selectOption('JPY');
    await consent(page).check();
    await onward(page).click();
    await failed(page);
    await page.getByRole('combobox').selectOption('EUR');
    await page.getByRole('radio', { name: 'Other amount' }).click();
    await page.keyboard.type('24,99');
    await onward(page).click();
    await failed(page);
    expect(posts).toMatchObject([{ currency: 'JPY' }, { amountMinor: 2499 }]);
  });

  it('gives all the same when the question does not come', async () => {
    const page = await openBox(app);
    await page.route('**/assets/monthly-question-*', (route) => route.abort());
    const posts = await continueOnce(page);
    await failed(page);
    expect(posts).toMatchObject([{ frequency: 'one-time', amountMinor: 5000 }]);
  });
});

it('whoever gives monthly from the start neither meets nor loads the question', async () => {
  const { page, requests } = await app.newPage();
  await page.goto(app.url);
  await expectVisible(onward(page));
  const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
  await consent(page).check();
  await onward(page).click();
  await failed(page);
  expect(posts).toHaveLength(1);
  expect(requests.join('\n')).not.toContain('monthly-question');
});
