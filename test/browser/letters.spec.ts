import { expectAccessible } from './expect-accessible';
import { startBrowserApp, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';
import type { RunningApp } from '../support/app';

let app: RunningApp & Readers;
beforeAll(async () => (app = await startBrowserApp()));
afterAll(() => app.stop());

it('every letter can be looked at beside the sandbox, in each language, on a narrow screen too', async () => {
  const { page, complaints } = await app.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${app.url}/demo/letters`);
  await expectVisible(page.getByRole('heading', { name: 'Letters' }));
  await expectAccessible(page);
  const paths = await page
    .locator('main a:not([href*="as=text"])')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const addresses = paths.map((each) => `${app.url}${each}`);
  expect(addresses.length).toBeGreaterThan(40);
  for (const address of addresses) {
    await page.goto(address);
    expect([address, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([address, 360]);
    expect((await page.locator('body').innerText()).length).toBeGreaterThan(60);
    await takePicture(page, new URL(address).pathname.split('/').slice(-2).join('-'));
  }
  expect(complaints).toEqual([]);
});
