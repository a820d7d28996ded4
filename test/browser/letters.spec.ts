import { expectAccessible } from './expect-accessible';
import { startBrowserApp, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';
import type { RunningApp } from '../support/app';

let app: RunningApp & Readers;
beforeAll(async () => (app = await startBrowserApp()));
afterAll(() => app.stop());

const NARROW = { viewport: { width: 360, height: 740 } };

it('a page beside the sandbox leads to every letter', async () => {
  const { page, complaints } = await app.newPage(NARROW);
  await page.goto(`${app.url}/demo/letters`);
  await expectVisible(page.getByRole('heading', { name: 'Letters' }));
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

it.each(['en', 'ru', 'uk', 'nl', 'de', 'fr', 'pl', 'es'])(
  'every letter fits a narrow screen in %s',
  async (language) => {
    const { page, complaints } = await app.newPage(NARROW);
    await page.goto(`${app.url}/demo/letters`);
    const paths = await page
      .locator(`main a[href^="/demo/letters/${language}/"]:not([href*="as=text"])`)
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      await page.goto(`${app.url}${path}`);
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360]);
      expect((await page.locator('body').innerText()).length).toBeGreaterThan(60);
      await takePicture(page, String(path).split('/').slice(-2).join('-'));
    }
    expect(complaints).toEqual([]);
  },
);
