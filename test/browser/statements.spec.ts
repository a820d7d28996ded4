import type { Page } from 'playwright-core';
import { dayIn } from '../../src/foundation/calendar/local-days';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { find, give } from '../support/care';
import { eventually, type Journey } from '../support/journey';
import { query } from '../support/query';
import { mailEnvironment, mailTo, post, mailAbout, mailsAbout } from '../support/reminders';
import { member } from '../support/staff';
import { stripe } from '../support/stripe-api';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

/** In the newsroom's zone. */
const YEAR = dayIn('Europe/Amsterdam', new Date()).slice(0, 4);

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

/** Of the letter that comes when it is asked for. */
async function linkOf(email: string): Promise<string> {
  const before = (await mailsAbout(mailbox, email, 'Your link')).length;
  await post(journey.url, '/v1/manage-links', { email, language: 'en' });
  const { text } = await mailAbout(mailbox, email, 'Your link', before + 1);
  return /https?:\/\/\S+\/manage\/\S+/.exec(text)?.[0] ?? '';
}

/** For whoever wants to look: PICTURES=folder npx jest test/browser/statements */
/** As an import of a former system's gifts leaves them. */
async function gaveBefore(email: string, donorPage: string): Promise<void> {
  const id = donorPage.split('/').at(-1);
  await query(
    journey.databaseUrl,
    `insert into imported_gifts (source, external_id, given_on, amount_minor, currency, frequency, donor_id, imported_at)
     select source, source || $2, on_day::date, amount, 'EUR', frequency, $1, now() from (values
       ('paypal', '2019-03-01', 1500, 'recurring'), ('mollie', '2019-04-01', 123450, 'one-time'),
       ('givewp', '2019-05-01', 700, 'unknown')) before (source, on_day, amount, frequency)`,
    [id, email],
  );
  await query(
    journey.databaseUrl,
    `insert into imported_subscriptions
       (id, source, external_id, way, donor_id, amount_minor, currency, frequency, next_charge_on, language, imported_at)
     values (gen_random_uuid(), 'paypal', $2, 'invite', $1, 1250, 'EUR', 'monthly', '2099-01-01', 'en', now())`,
    [id, email],
  );
}

/** Looks at a page as everybody has to be able to use it: wide and light, then narrow and dark. */
async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await takePicture(page, `statements-${name}-1280`);
  await expectAccessible(page);
  await takePicture(page, `statements-${name}-360-dark`);
}

it('whoever answers donors shows a statement, and saves it', async () => {
  const { browser } = await member(journey, 'carer@newsroom.example', ['donor-care']);
  const { page, context, complaints } = await journey.newPage();
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

it('a donor without a recurring gift finds every receipt and a statement of each year, and prints them', async () => {
  await give(journey, 'boris@example.org', { amountMinor: 9900 });
  await mailTo(mailbox, 'boris@example.org');
  const { page, complaints, requests } = await journey.newPage();
  await page.goto(await linkOf('boris@example.org'));
  await expectVisible(page.getByRole('heading', { name: 'No recurring gift' }));
  await look(page, 'own-none');
  await page.getByRole('link', { name: 'Receipts and statements' }).click();
  await look(page, 'own-list');
  await page.getByRole('link', { name: '€99' }).click();
  await expectVisible(page.getByText('Your gift has arrived.'));
  await look(page, 'own-receipt');
  await page.emulateMedia({ media: 'print' });
  await takePicture(page, 'statements-own-receipt-printed');
  expect(await page.getByRole('link').filter({ visible: true }).count()).toBe(1);
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: 'Back to receipts and statements' }).click();
  await page.getByRole('link', { name: YEAR, exact: true }).click();
  await expectVisible(page.getByRole('heading', { name: 'Statement of gifts' }));
  await look(page, 'own-statement');
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize({ width: 720, height: 900 });
  await takePicture(page, 'statements-own-statement-printed');
  await page.emulateMedia({ media: null });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as table' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`statement-${YEAR}.csv`);
  await page.getByRole('link', { name: 'Back to receipts and statements' }).click();
  await page.getByText('Other days').click();
  await page.getByLabel('From').fill(`${YEAR}-03-01`);
  await page.getByLabel('Until, that day too').fill(`${YEAR}-02-01`);
  await page.getByRole('button', { name: 'Show' }).press('Enter');
  await expectVisible(page.getByRole('alert'));
  await look(page, 'own-wrong');
  expect(complaints.filter((each) => !/\b400\b/.test(each))).toEqual([]);
  expect(requests.filter((each) => !each.includes(journey.url) && !each.includes(' data:'))).toEqual([]);
});

it('a donor who gave in two currencies reads the statement in Russian on a phone', async () => {
  const { page } = await journey.newPage({ javaScriptEnabled: false });
  await page.goto((await linkOf('anna@example.org')).replace('language=en', 'language=ru'));
  await page.getByRole('link', { name: 'Квитанции и выписки' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  await takePicture(page, 'statements-own-list-russian');
  await page.getByRole('link', { name: YEAR, exact: true }).click();
  await expectVisible(page.getByRole('heading', { name: 'Выписка о пожертвованиях' }));
  await takePicture(page, 'statements-own-statement-russian');
});

it('a donor who moved over finds what was given before, saves a receipt, and is shown so to staff', async () => {
  const { browser } = await member(journey, 'carer-of-movers@newsroom.example', ['donor-care']);
  await give(journey, 'mover@example.org', { frequency: 'monthly', amountMinor: 1500, monthsCovered: 12 });
  await mailTo(mailbox, 'mover@example.org');
  const donor = await find(browser, 'mover@example.org');
  await gaveBefore('mover@example.org', donor);
  const { page, complaints } = await journey.newPage({ acceptDownloads: true });
  await page.goto(await linkOf('mover@example.org'));
  await page.getByRole('link', { name: 'Receipts and statements' }).click();
  await expectVisible(page.getByRole('heading', { name: 'Taken by a former system' }));
  await expectVisible(page.getByText('for twelve months'));
  await look(page, 'former-list');
  await page.getByRole('link', { name: '€180' }).click();
  await expectVisible(page.getByText('It stands for twelve months of €15 each'));
  await look(page, 'former-receipt');
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as PDF' }).click(),
  ]);
  expect(receipt.suggestedFilename()).toMatch(/^receipt-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\.pdf$/);
  await page.getByRole('link', { name: 'Back to receipts and statements' }).click();
  await page.getByRole('link', { name: '2019', exact: true }).click();
  await expectVisible(page.getByText('Gift, taken by PayPal'));
  await look(page, 'former-statement');
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize({ width: 720, height: 900 });
  await takePicture(page, 'statements-former-statement-printed');
  const own = await journey.newPage();
  await own.context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: journey.url })));
  await own.page.goto(journey.url + donor);
  await expectVisible(own.page.getByRole('heading', { name: 'By former systems' }));
  await look(own.page, 'former-care');
  expect([...complaints, ...own.complaints]).toEqual([]);
});
