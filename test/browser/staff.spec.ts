import type { Page } from 'playwright-core';
import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { People } from '../../src/staff/people/people';
import type { RunningApp } from '../support/app';
import { member, PASSWORD, phone, notAtTheTurn } from '../support/staff';
import { startBrowserApp, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

let app: RunningApp & Readers;
beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(() => app.stop());

const invite = async (address: string): Promise<string> =>
  (await app.app.get(People, { strict: false }).invite(CLI, address, ['admin', 'finance-export', 'donor-care'])).url;

/** Looks at a page as everybody has to be able to use it. */
async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, `staff-${name}`);
  await expectAccessible(page);
  await takePicture(page, `staff-${name}-dark-narrow`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

it('without any script somebody sets an account up from the link, signs out, and signs in with the next code', async () => {
  const { page, complaints } = await app.newPage({ javaScriptEnabled: false });
  await page.goto(await invite('anna@newsroom.example'));
  await expectVisible(page.getByRole('img', { name: 'The picture that an authenticator reads' }));
  const code = phone(await page.content());
  await page.getByLabel('New password').fill(PASSWORD);
  await notAtTheTurn();
  await page.getByLabel('Code that the authenticator shows now').fill(code());
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await expectVisible(page.getByText('Signed in as anna@newsroom.example'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto(`${app.url}/staff/people`);
  await page.getByLabel('Email address').fill('anna@newsroom.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Code from your authenticator').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectVisible(page.getByRole('alert'));
  await page.getByLabel('Password').fill(PASSWORD);
  await notAtTheTurn();
  await page.getByLabel('Code from your authenticator').fill(code());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectVisible(page.getByRole('heading', { name: 'People' }));
  await expectVisible(page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: 'Donor care' }));
  // The first is what is said of a page that answers 401.
  expect(complaints.filter((each) => !each.includes('401'))).toEqual([]);
});

it('every page can be used by everybody, light and dark, wide and narrow', async () => {
  const { page, context, complaints } = await app.newPage();
  await page.goto(await invite('ben@newsroom.example'));
  await look(page, 'set-up');
  await page.goto(`${app.url}/staff/sign-in?next=/staff/audit`);
  await look(page, 'sign-in');
  const { browser } = await member(app, 'clara@newsroom.example', ['admin', 'finance-export']);
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: app.url })));
  await page.goto(`${app.url}/staff`);
  await look(page, 'home');
  await page.goto(`${app.url}/staff/people`);
  await page.locator('summary').first().click();
  await look(page, 'people');
  await page.goto(`${app.url}/staff/tokens`);
  await page.getByLabel('What it is for').fill('Spreadsheet');
  await page.getByLabel('finance-read').check();
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expectVisible(page.getByText('it is not shown again'));
  await look(page, 'tokens');
  await page.goto(`${app.url}/staff/audit`);
  await look(page, 'audit');
  expect(complaints).toEqual([]);
});

it('says in its own words what was refused', async () => {
  const { page } = await app.newPage();
  await page.goto(`${app.url}/staff/set-up/nothing`);
  await expectVisible(page.getByRole('heading', { name: 'This link has ended' }));
  await look(page, 'link-ended');
});

it('shows no navigation and no form on paper', async () => {
  const { page, context } = await app.newPage();
  const { browser } = await member(app, 'dora@newsroom.example', ['admin']);
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: app.url })));
  await page.goto(`${app.url}/staff/people`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false);
  expect(await page.getByRole('table').isVisible()).toBe(true);
  await takePicture(page, 'staff-people-print');
});

it('is walked through with the keyboard, content first where one wants', async () => {
  const { page } = await app.newPage();
  await page.goto(`${app.url}/staff/sign-in`);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
});
