import type { Page } from 'playwright-core';
import { CARD } from '../support/journey';

/** Fills in the payment page by card and sends it. */
export async function payOnStripesPage(page: Page, number: string = CARD.pays): Promise<void> {
  await page.locator('[name=email]').first().fill('jane@example.org');
  await page.locator('[name=number]').fill(number);
  const name = page.locator('[name=name]').first();
  if (await name.isVisible()) await name.fill('Jane Roe');
  await page.locator('[name=number]').press('Enter');
}
