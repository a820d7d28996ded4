import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Readers } from './browser-journey';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

/** What axe finds on the page as it stands, as "rule: element". */
async function findings(page: Page): Promise<string[]> {
  const results = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

/** In light and dark, wide and narrow; text must not run out of the page at the side either. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(colorScheme === 'light' ? WIDE : NARROW);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
}

export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

/** What judges a page is a script itself: it is shown the page as a browser without script has it. */
export async function expectAccessibleWithoutScript(readers: Readers, address: string, width: number): Promise<void> {
  const { page } = await readers.newPage({ viewport: { width, height: 800 } });
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<\/?noscript>/g, '').replace(/<script[^>]*><\/script>/g, '');
    await route.fulfill({ response, body });
  });
  await page.goto(address);
  await expectAccessible(page);
}
