import path from 'node:path';
import type { Page } from 'playwright-core';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { Switches } from '../../src/infrastructure/switches/switches';
import type { RunningApp } from '../support/app';
import { newsroomFile } from '../support/newsroom-file';
import { mailEnvironment } from '../support/reminders';
import { member } from '../support/staff';
import { consent, onward } from './box-page';
import { startBrowserApp, type Readers } from './browser-journey';
import { expectAccessible, expectAccessibleWithoutScript } from './expect-accessible';
import { expectVisible } from './expect-page';

const CAMPAIGNS = {
  winter: {
    ...{ from: '2026-01-01', until: '2098-12-31', goalsMinor: { EUR: 20_000 }, leastGifts: 5, whenClosed: 'box' },
    texts: { en: { title: 'A winter of reporting', text: 'Winter is when most is decided.' } },
  },
};

let mailbox: Mailbox;
let app: RunningApp & Readers;

beforeAll(async () => {
  mailbox = await startMailbox();
  const environment = { ...mailEnvironment(mailbox), NEWSROOM_FILE: newsroomFile({ campaigns: CAMPAIGNS }) };
  app = await startBrowserApp({ environment });
});

afterAll(async () => {
  await app.stop();
  await mailbox.stop();
});

const switches = () => app.app.get(Switches, { strict: false });

/** For whoever wants to look: PICTURES=folder npx jest test/browser/switches */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `switches-${name}.png`), fullPage: true });
}

it.each([360, 1280])(
  'at %d pixels the box says kindly that giving is closed, and still offers a reminder',
  async (width) => {
    await switches().turnOff(CLI, 'giving', 'Something looks wrong');
    const { page, complaints } = await app.newPage({ viewport: { width, height: 800 } });
    await page.goto(app.url);
    await expectVisible(page.getByText('Giving is closed for now. Gifts that renew go on as before.'));
    await expectVisible(page.getByRole('button', { name: /Remind me later/ }));
    expect(await page.getByRole('button', { name: /^Continue/ }).count()).toBe(0);
    await picture(page, `closed-${width}`);
    await expectAccessible(page);
    await page.goto(`${app.url}/give`);
    await expectVisible(page.getByText('Giving is closed for now.').filter({ visible: true }));
    await page.goto(`${app.url}/embed`);
    await expectVisible(page.getByText('Giving is closed for now.').filter({ visible: true }));
    expect(complaints).toEqual([]);
    await switches().turnOn(CLI, 'giving');
  },
);

describe.each([360, 1280])('at %d pixels and without script, while giving is closed', (width) => {
  beforeAll(() => switches().turnOff(CLI, 'giving', 'Something looks wrong'));
  afterAll(() => switches().turnOn(CLI, 'giving'));

  it.each([
    ['campaign', '/campaigns/winter?language=en'],
    ['article', '/?language=en'],
  ])('the page of the %s says so, and leads to a reminder', async (name, address) => {
    const { page } = await app.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
    await page.goto(app.url + address);
    expect(await page.getByRole('status').innerText()).toBe(
      'Giving is closed for now. Gifts that renew go on as before.',
    );
    expect(await page.getByRole('link', { name: 'Support The Example Times' }).count()).toBe(0);
    await picture(page, `without-script-${name}-${width}`);
    await expectAccessibleWithoutScript(app, app.url + address, width);
    await page.getByRole('link', { name: 'Remind me' }).click();
    await expectVisible(page.getByLabel('Your email'));
    expect(await page.getByLabel('When').inputValue()).toBe('in-a-week');
  });

  it('the frame says so, and leads to a reminder in the whole window', async () => {
    const { page } = await app.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
    await page.goto(`${app.url}/embed?language=en&campaign=winter`);
    expect(await page.getByRole('status').innerText()).toContain('Giving is closed for now.');
    await picture(page, `without-script-frame-${width}`);
    const link = page.getByRole('link', { name: 'Remind me' });
    expect(await link.getAttribute('target')).toBe('_top');
    await link.click();
    expect(new URL(page.url()).searchParams.get('campaign')).toBe('winter');
    await expectVisible(page.getByLabel('Your email'));
  });

  it('says it in the reader’s language', async () => {
    const { page } = await app.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false, locale: 'ru' });
    await page.goto(`${app.url}/campaigns/winter`);
    expect(await page.getByRole('status').innerText()).toContain('Сейчас пожертвования не принимаются.');
    await expectVisible(page.getByRole('link', { name: 'Напомнить' }));
  });
});

it('without script the form says which ways to pay are off, and that a currency is closed where all are', async () => {
  const { page } = await app.newPage({ javaScriptEnabled: false });
  await switches().turnOff(CLI, 'card', 'Cards are being tested');
  await page.goto(`${app.url}/give?language=en&currency=EUR`);
  await expectVisible(page.getByText('Not possible just now: Card, Apple Pay, Google Pay.'));
  await expectVisible(page.getByRole('button', { name: /^Continue/ }));
  await page.goto(`${app.url}/give?language=en&currency=USD`);
  await expectVisible(page.getByText('Giving is closed for now.'));
  await expectVisible(page.getByText('Not possible just now: Card, Apple Pay, Google Pay.'));
  expect(await page.getByRole('button', { name: /^Continue/ }).count()).toBe(0);
  await expectVisible(page.getByRole('combobox', { name: 'Currency' }));
  await picture(page, 'without-script-currency');
  await expectAccessibleWithoutScript(app, page.url(), 360);
  await switches().turnOn(CLI, 'card');
});

it('closed while somebody fills in the form, Continue says so, and nothing of it is lost', async () => {
  const { page } = await app.newPage();
  await page.goto(app.url);
  await consent(page).check();
  await switches().turnOff(CLI, 'giving', 'Something looks wrong');
  await onward(page).click();
  await expectVisible(page.getByText('Giving is closed for now. Nothing has been charged.'));
  expect(await consent(page).isChecked()).toBe(true);
  await switches().turnOn(CLI, 'giving');
});

it('with cards off it names what is missing, and offers the rest', async () => {
  await switches().turnOff(CLI, 'card', 'Cards are being tested');
  const { page } = await app.newPage();
  await page.goto(app.url);
  await expectVisible(page.getByText('Not possible just now: Card, Apple Pay, Google Pay.'));
  expect(await page.locator('mainstay-box .methods li').allInnerTexts()).toEqual(['SEPA']);
  await picture(page, 'no-cards');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('USD');
  await expectVisible(page.getByText('Giving is closed for now.'));
  await onward(page).waitFor({ state: 'hidden' });
  await picture(page, 'no-way-in-dollars');
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR');
  await expectVisible(onward(page));
  await switches().turnOn(CLI, 'card');
});

it('an admin turns giving off and on again, without script', async () => {
  const { browser } = await member(app, 'admin@newsroom.example', ['admin']);
  const { page, context } = await app.newPage({ javaScriptEnabled: false });
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: app.url })));
  await page.goto(`${app.url}/staff`);
  await page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: 'Switches' }).click();
  await page.getByLabel('What').selectOption('All new gifts');
  await page.getByLabel('Why').fill('The statement shows a wrong name');
  await page.getByRole('button', { name: 'Turn it off' }).click();
  await expectVisible(page.getByRole('row', { name: /All new gifts .* The statement shows a wrong name/ }));
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await picture(page, `staff-${width}`);
  }
  await page.getByRole('button', { name: 'Turn on: All new gifts' }).click();
  await expectVisible(page.getByText('It is on again.'));
});

it('the page of switches can be used by everybody', async () => {
  await switches().turnOff(CLI, 'card', 'Somebody tests stolen cards here');
  const { browser } = await member(app, 'another@newsroom.example', ['admin']);
  const { page, context } = await app.newPage();
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: app.url })));
  await page.goto(`${app.url}/staff/switches`);
  await expectAccessible(page);
});
