import type { Locator, Page } from 'playwright-core';

/** Waits until it can be seen; fails with what was waited for when it never can. */
export async function expectVisible(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'visible' });
}

/** Waits until the browser has arrived at an address that begins so. */
export async function expectAddress(page: Page, start: string): Promise<void> {
  await page.waitForURL((address) => address.href.startsWith(start));
}
