import type { RunningApp } from '../support/app';
import { newsroomFile } from '../support/newsroom-file';
import { answerPosts, consent, onward, openBox, refuse } from './box-page';
import { startBrowserApp, type Readers } from './browser-journey';
import { expectAccessible, expectAccessibleWithoutScript } from './expect-accessible';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';
import { eventually } from '../support/journey';

let app: RunningApp & Readers;
beforeAll(async () => {
  app = await startBrowserApp({ environment: { NEWSROOM_FILE: newsroomFile({ tributes: true }) } });
});
afterAll(() => app.stop());

it('whoever wants to says something with a gift, by keyboard too, and the browser keeps none of it', async () => {
  const page = await openBox(app);
  const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
  await page.getByRole('button', { name: 'Add a few words' }).press('Enter');
  await page.locator('#tribute-kind:focus').waitFor();
  await page.getByLabel('What they are').selectOption('In memory of somebody');
  await page.getByLabel('Your words').fill('Plantedname, who read you every day');
  await takePicture(page, 'tribute');
  await expectAccessible(page);
  await consent(page).check();
  await onward(page).click();
  await page.locator('.failure:focus').waitFor();
  await onward(page).click();
  // While one is on its way the button says so, and another click does nothing.
  await eventually(
    async () => posts.length,
    (sent) => sent === 2,
  );
  await onward(page).waitFor();
  await page.getByLabel('Your words').fill('Other words');
  await onward(page).click();
  await eventually(
    async () => posts.length,
    (sent) => sent === 3,
  );
  const [first, ...rest] = posts;
  expect(first).toMatchObject({ tributeKind: 'memory', tributeText: 'Plantedname, who read you every day' });
  expect(rest.at(-1)).toMatchObject({ tributeText: 'Other words', attemptId: first?.attemptId });
  const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
  expect(kept).not.toContain('Plantedname');
});

it('is told what to do where the words would have no address to be kept with', async () => {
  const page = await openBox(app);
  await page.getByRole('radio', { name: 'Once' }).click();
  await page.getByRole('radio', { name: 'Other amount' }).click();
  await page.keyboard.type('20');
  await page.getByRole('button', { name: 'Add a few words' }).click();
  await page.getByLabel('Your words').fill('Thank you');
  await consent(page).check();
  await onward(page).click();
  await expectVisible(page.getByText('Please tick “Send me a receipt”, or leave the words out.'));
  expect(await page.getByLabel('Your words').inputValue()).toBe('Thank you');
});

it('words are not offered where the newsroom does not keep any', async () => {
  const { page } = await app.newPage();
  await page.route('**/v1/contribution-options*', async (route) => {
    const options = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...options, tributes: false } });
  });
  await page.goto(app.url);
  await expectVisible(onward(page));
  expect(await page.getByRole('button', { name: 'Add a few words' }).isVisible()).toBe(false);
});

it.each([360, 1280])(
  'at %d pixels and without script they have their place in the form, and go to Stripe with nobody',
  async (width) => {
    const { page } = await app.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
    await page.goto(`${app.url}/give?language=en&frequency=one-time`);
    await page.getByRole('link', { name: 'Add a few words' }).click();
    await page.getByLabel('What they are about').selectOption('In honour of somebody');
    await page.getByLabel('Your words').fill('For Plantedname\nwho asked first');
    expect(await page.getByLabel('Send me a receipt').isDisabled()).toBe(true);
    await takePicture(page, `tribute-without-script-${width}`);
    await expectAccessibleWithoutScript(app, page.url(), width);
    await page.locator('#consent').check();
    await page.getByRole('button', { name: /^Continue/ }).click();
    // Nothing listens where Stripe is expected.
    await expectVisible(page.getByRole('alert'));
    expect(page.url()).not.toContain('Plantedname');
    await expectVisible(page.getByText('Your words were not kept.'));
  },
);
