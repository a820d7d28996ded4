import type { Page } from 'playwright-core';
import { open, type Journey } from '../support/journey';
import { expectAccessible, NARROW, overflow } from './expect-accessible';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';

let journey: Journey & Readers;
beforeAll(async () => (journey = await startBrowserJourney({ deliver: 'no' })));
afterAll(() => journey.stop());

const onward = (page: Page) => page.locator('.continue').last();

type State = [name: string, reach: (page: Page, language: string) => Promise<unknown>];

const BOX_STATES: State[] = [
  ['the article with the box', async (page, language) => boxAt(page, `/?language=${language}`)],
  [
    'an amount refused',
    async (page, language) => {
      await boxAt(page, `/give?language=${language}&frequency=one-time&currency=EUR&amount=1`);
      await onward(page).click();
    },
  ],
  [
    'consent refused',
    async (page, language) => {
      await boxAt(page, `/give?language=${language}&frequency=one-time`);
      await onward(page).click();
    },
  ],
  [
    'the question whether each month would suit',
    async (page, language) => {
      await boxAt(page, `/?language=${language}&currency=EUR`);
      await page.locator('[name=frequency][value=one-time]').check();
      await page.locator('[name=consent]').check();
      await onward(page).click();
      await page.locator('.question:focus').waitFor();
    },
  ],
  [
    'a failure after Continue',
    async (page, language) => {
      await page.route('**/v1/checkout-sessions', (route) => route.abort());
      await boxAt(page, `/?language=${language}`);
      await page.locator('[name=consent]').check();
      await onward(page).click();
      await expectVisible(page.locator('.failure:focus'));
    },
  ],
  [
    'the box still loading',
    async (page, language) => {
      await page.route('**/v1/contribution-options*', () => new Promise(() => {}));
      await page.goto(`${journey.url}/?language=${language}`);
      await expectVisible(page.locator('.skeleton'));
    },
  ],
  [
    'the box that did not load',
    async (page, language) => {
      await page.route('**/v1/contribution-options*', (route) => route.abort());
      await page.goto(`${journey.url}/?language=${language}`);
      await expectVisible(page.locator('.retry'));
    },
  ],
];

const PAGE_STATES: State[] = [
  ['a wrong address', (page, language) => page.goto(`${journey.url}/nowhere?language=${language}`)],
  ['an unknown payment', (page, language) => page.goto(`${journey.url}/thank-you?language=${language}`)],
  [
    'the plain form brought back',
    (page, language) =>
      page.goto(`${journey.url}/give?language=${language}&problem=amount_below_minimum&limitMinor=200&amount=1`),
  ],
  [
    'the plain form with no field at fault',
    (page, language) =>
      page.goto(`${journey.url}/give?language=${language}&problem=stripe_unavailable&frequency=one-time`),
  ],
];

const STANDINGS: State[] = ['confirming', 'confirmed', 'pending', 'failed', 'expired'].map((status) => [
  `a gift ${status}`,
  async (page, language) => {
    const { contributionId, sessionId } = await open(journey);
    await page.route('**/status', (route) => route.fulfill({ json: { status, frequency: 'one-time' } }));
    await page.goto(
      `${journey.url}/thank-you?contribution=${contributionId}&session=${sessionId}&language=${language}`,
    );
    await page.locator(`#standing[data-status=${status}]`).waitFor();
  },
]);

async function boxAt(page: Page, path: string): Promise<void> {
  await page.goto(`${journey.url}${path}`);
  await page.locator('mainstay-box [name=consent]').waitFor();
}

describe.each(['en', 'ru'])('in "%s", light and dark, wide and narrow', (language) => {
  it.each([...BOX_STATES, ...PAGE_STATES, ...STANDINGS])('axe finds nothing against %s', async (_name, reach) => {
    const { page } = await journey.newPage();
    await reach(page, language);
    await expectAccessible(page);
  });
});

describe('without script', () => {
  it('axe finds nothing against the plain form', async () => {
    // Script stays on for axe; the box's own does not load.
    const { page } = await journey.newPage();
    await page.route('**/box.js', (route) => route.abort());
    await page.goto(`${journey.url}/give?frequency=one-time`);
    await expectAccessible(page);
  });
});

const LANGUAGES = ['en', 'de', 'es', 'fr', 'nl', 'pl', 'ru', 'uk'];

describe('a reader who needs larger letters', () => {
  it.each([
    ['the page at 200 %', { width: 640, height: 450 }, '100%', ['en', 'ru']],
    ['letters twice as large on a phone', NARROW, '200%', ['de', 'ru']],
    ['a window of 320 pixels', { width: 320, height: 640 }, '100%', LANGUAGES],
  ])('meets nothing cut off or overlaid: %s', async (_name, viewport, size, languages) => {
    const { page } = await journey.newPage({ viewport, bypassCSP: true });
    for (const language of languages) {
      await boxAt(page, `/give?language=${language}&frequency=annual&currency=CZK&amount=1`);
      await page.addStyleTag({ content: `html { font-size: ${size} }` });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.locator('[name=consent]').check();
      await onward(page).click();
      await expectVisible(page.locator('#other:focus'));
    }
  });
});

describe('the languages of a page', () => {
  it.each(LANGUAGES)('in "%s" open inside a small window, by keyboard, and lead to the same page', async (language) => {
    const { page } = await journey.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(`${journey.url}/manage?language=${language}`);
    const current = page.locator('nav summary');
    await current.focus();
    await page.keyboard.press('Enter');
    const list = page.locator('nav .languages');
    await expectVisible(list);
    const { x, width } = (await list.boundingBox())!;
    expect([x >= 0, x + width <= 320]).toEqual([true, true]);
    if (language === 'en') await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.search === '?language=de' && address.pathname === '/manage');
  });
});

describe('a system that', () => {
  it('wants no motion gets none', async () => {
    const { page } = await journey.newPage({ reducedMotion: 'reduce' });
    await page.route('**/v1/contribution-options*', () => new Promise(() => {}));
    await page.goto(journey.url);
    const motion = await page
      .locator('.bone')
      .first()
      .evaluate((bone) => bone.ownerDocument.defaultView!.getComputedStyle(bone).animationName);
    expect(motion).toBe('none');
  });

  it('brings its own colours still shows which tile is chosen', async () => {
    const { page } = await journey.newPage({ forcedColors: 'active' });
    await boxAt(page, '/');
    const outlines = await page
      .locator('.tile span')
      .evaluateAll((tiles) => tiles.map((tile) => tile.ownerDocument.defaultView!.getComputedStyle(tile).outlineStyle));
    expect(outlines).toEqual(['none', 'solid', 'none', 'none']);
  });
});
