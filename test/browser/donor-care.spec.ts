import type { Page } from 'playwright-core';
import { give } from '../support/care';
import { eventually, type Journey } from '../support/journey';
import { query } from '../support/query';
import { control } from '../support/sandbox-control';
import { mailEnvironment } from '../support/reminders';
import { member } from '../support/staff';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

let mailbox: Mailbox;
let journey: Journey & Readers;
beforeAll(async () => {
  mailbox = await startMailbox();
  journey = await startBrowserJourney({ environment: mailEnvironment(mailbox) });
});
afterAll(() => journey.stop().finally(() => mailbox.stop()));

/** Looks at a page as everybody has to be able to use it: wide and light, then narrow and dark. */
async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await takePicture(page, `care-${name}-1280`);
  await expectAccessible(page);
  await takePicture(page, `care-${name}-360-dark`);
}

it('a donor is found, a part of a gift given back, and the gift ended, without any script', async () => {
  const { contributionId } = await give(journey, 'anna.of.the.long.address@readers.example.org', {
    frequency: 'monthly',
  });
  const disputed = await give(journey, 'anna.of.the.long.address@readers.example.org', { amountMinor: 4000 });
  await control(journey, 'disputes', { charge: disputed.chargeId, kind: 'chargeback', reason: 'fraudulent' });
  await eventually(
    () => query(journey.databaseUrl, `select from letters where state = 'sent'`),
    ({ length }) => length === 2,
  );
  await eventually(
    () => query(journey.databaseUrl, 'select from disputes'),
    ({ length }) => length === 1,
  );
  const { browser } = await member(journey, 'carer@newsroom.example', ['donor-care']);
  const { page, context, complaints } = await journey.newPage();
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: journey.url })));

  await page.goto(`${journey.url}/staff`);
  await page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: 'Donor care' }).click();
  await look(page, 'find');
  await page.getByLabel('The donor’s email address').fill('nobody@example.org');
  await page.getByRole('button', { name: 'Find' }).click();
  await expectVisible(page.getByRole('alert'));
  await look(page, 'nobody');
  await page.getByLabel('The donor’s email address').fill('anna.of.the.long.address@readers.example.org');
  await page.getByRole('button', { name: 'Find' }).click();
  await expectVisible(page.getByText('anna.of.the.long.address@readers.example.org'));
  expect(page.url()).toMatch(/\/care\/donors\/[0-9a-f-]{36}$/);
  await look(page, 'donor');

  const monthly = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Monthly gift of €25' }) });
  await monthly.getByText('Refund', { exact: true }).click();
  await look(page, 'donor-refund-open');
  await monthly.getByLabel('Amount in EUR').fill('75');
  await monthly.getByLabel('What Stripe is told').selectOption('It was taken twice');
  await monthly.getByLabel('Reason', { exact: true }).first().fill('Wanted to give less');
  await monthly.getByRole('button', { name: 'Show what will happen' }).first().click();
  await expectVisible(page.getByRole('alert').filter({ hasText: '€25 can still be given back' }));
  await expectVisible(page.getByRole('link', { name: 'Back to the page before' }));
  const [amount, reason] = [page.getByLabel('Amount in EUR'), page.getByLabel('Reason', { exact: true })];
  expect([await amount.inputValue(), await reason.inputValue()]).toEqual(['75', 'Wanted to give less']);
  expect(await page.getByLabel('What Stripe is told').inputValue()).toBe('duplicate');
  await look(page, 'refund-refused');
  // Refused twice, the page before is this one.
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await expectVisible(page.getByRole('alert').filter({ hasText: '€25 can still be given back' }));
  expect(await page.getByRole('link', { name: 'Back to the page before' }).count()).toBe(0);
  await amount.fill('7.50');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await expectVisible(page.getByText('€7.50 of the €25 given on'));
  await look(page, 'refund-plan');
  await page.getByRole('button', { name: 'Give €7.50 back' }).click();
  await expectVisible(page.getByRole('status'));
  await look(page, 'refund-done');
  await page.reload();
  await expectVisible(page.getByRole('status'));
  await page.getByRole('link', { name: 'Back to the donor' }).click();

  await page.getByText('End this gift', { exact: true }).click();
  await look(page, 'donor-end-open');
  const end = page.locator(`form[action="/care/gifts/${contributionId}/end"]`);
  await end.getByLabel('Reason').fill('Has lost their job');
  await end.getByRole('button').click();
  await look(page, 'end-plan');
  await control(journey, 'faults', {
    ...{ kind: 'status', status: 500, effect: 'none' },
    ...{ count: 3, method: 'POST', path: '/v1/subscriptions' },
  });
  await page.getByRole('button', { name: /^End it on / }).click();
  await expectVisible(page.getByRole('alert'));
  await look(page, 'end-silent');
  await page.getByRole('button', { name: /^End it on / }).click();
  await expectVisible(page.getByRole('status'));
  await eventually(
    async () => (await page.goto(`${journey.url}/care/gifts/${contributionId}`))?.text() ?? '',
    (text) => text.includes('Ends by itself'),
  );
  await look(page, 'gift');
  expect(complaints.filter((each) => !/\b(400|404|503)\b/.test(each))).toEqual([]);
});
