import type { Frame, Page } from 'playwright-core';
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
  const path = String(await page.locator('main a[href*="/receipt"]').first().getAttribute('href'));
  await page.goto(`${app.url}${path}`);
  await expectVisible(page.getByText('The Example Times').first());
  expect(complaints).toEqual([]);
});

it.each(['en', 'ru', 'uk', 'nl', 'de', 'fr', 'pl', 'es'])(
  'every letter fits a narrow screen in %s',
  async (language) => {
    const list = await app.newPage(NARROW);
    await list.page.goto(`${app.url}/demo/letters`);
    const paths = await list.page
      .locator(`main a[href^="/demo/letters/${language}/"]:not([href*="as=text"])`)
      .evaluateAll((links) => links.map((link) => String(link.getAttribute('href'))));
    expect(paths.length).toBeGreaterThan(20);
    // A page that came from nowhere: the app's own allows no styles in a letter.
    const { page, complaints } = await app.newPage({ viewport: { width: 1480, height: 740 } });
    const seen = await Promise.all((await framed(page, paths)).map(measured));
    expect(seen.filter(({ width }) => width !== 360)).toEqual([]);
    expect(seen.filter(({ letters }) => letters <= 60)).toEqual([]);
    expect(seen.length).toBe(paths.length);
    await takePicture(page, `letters-${language}`);
    expect([...list.complaints, ...complaints]).toEqual([]);
  },
);

/** Opens all of them at once, each in a frame as wide as a phone: a page of its own for each takes ten times as long. */
async function framed(page: Page, paths: readonly string[]): Promise<Frame[]> {
  const letters = await Promise.all(paths.map(async (path) => (await fetch(app.url + path)).text()));
  const frames = letters.map(
    (letter) =>
      `<iframe width="360" height="740" style="border:0" srcdoc="${letter.replaceAll('"', '&quot;')}"></iframe>`,
  );
  await page.setContent(`<!doctype html>${frames.join('\n')}`);
  return page.mainFrame().childFrames();
}

async function measured(frame: Frame): Promise<{ title: string; width: number; letters: number }> {
  const width: number = await frame.evaluate('document.documentElement.scrollWidth');
  const letters = (await frame.locator('body').innerText()).length;
  return { title: await frame.title(), width, letters };
}
