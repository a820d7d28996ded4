import path from 'node:path';
import type { Page } from 'playwright-core';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { find, give } from '../support/care';
import { eventually, type Journey } from '../support/journey';
import { query } from '../support/query';
import { mailEnvironment } from '../support/reminders';
import { member } from '../support/staff';
import { stripe } from '../support/stripe-api';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';

const YEAR = String(new Date().getFullYear());

let mailbox: Mailbox;
let journey: Journey & Readers;
beforeAll(async () => {
  mailbox = await startMailbox();
  journey = await startBrowserJourney({ environment: mailEnvironment(mailbox) });
  const { chargeId } = await give(journey, 'anna@example.org', { frequency: 'monthly', amountMinor: 98_750 });
  await give(journey, 'anna@example.org', { amountMinor: 4000, currency: 'GBP' });
  await stripe(journey, 'refunds', { charge: chargeId, amount: '700' });
  await eventually(
    () => query(journey.databaseUrl, `select from ledger_transactions where key like 'attributed:re_%'`),
    ({ length }) => length > 0,
  );
});
afterAll(() => journey.stop().finally(() => mailbox.stop()));

/** For whoever wants to look: PICTURES=folder npx jest test/browser/statements */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `statements-${name}.png`), fullPage: true });
}

/** Looks at a page as everybody has to be able to use it: wide and light, then narrow and dark. */
async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await picture(page, `${name}-1280`);
  await expectAccessible(page);
  await picture(page, `${name}-360-dark`);
}

it('whoever answers donors shows a statement, and saves it, without any script', async () => {
  const { browser } = await member(journey, 'carer@newsroom.example', ['donor-care']);
  const { page, context, complaints } = await journey.newPage({ javaScriptEnabled: true });
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: journey.url })));
  await page.goto(journey.url + (await find(browser, 'anna@example.org')));
  await look(page, 'care-donor');
  await page.getByLabel('In', { exact: true }).selectOption('ru');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expectVisible(page.getByRole('heading', { name: 'Выписка о пожертвованиях' }));
  await look(page, 'care-russian');
  await page.goBack();
  await page.getByRole('link', { name: YEAR, exact: true }).click();
  await expectVisible(page.getByRole('heading', { name: 'Statement of gifts' }));
  await look(page, 'care-english');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'As PDF' }).click()]);
  expect(file.suggestedFilename()).toBe(`statement-${YEAR}.pdf`);
  await page.getByRole('link', { name: 'Back to the donor' }).click();
  await page.getByLabel('From').fill(`${YEAR}-03-01`);
  await page.getByLabel('Until, that day too').fill(`${YEAR}-02-01`);
  await page.getByRole('button', { name: 'As CSV' }).click();
  await expectVisible(page.getByRole('alert'));
  await look(page, 'care-wrong');
  expect(complaints.filter((each) => !/\b400\b/.test(each))).toEqual([]);
});
