import type { Page } from 'playwright-core';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { ReminderFunnel } from '../../src/reminders/reminder-funnel';
import type { Journey } from '../support/journey';
import { ask, letPass, mailEnvironment, mailTo, post, tokenIn } from '../support/reminders';
import { expectAccessible } from './expect-accessible';
import { openBox, onward } from './box-page';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';
import { payOnStripesPage } from './stripes-page';
import { eventually } from '../support/journey';

let mailbox: Mailbox;
let app: Journey & Readers;

beforeAll(async () => {
  mailbox = await startMailbox();
  app = await startBrowserJourney({ environment: mailEnvironment(mailbox) });
});

afterAll(async () => {
  await app.stop();
  await mailbox.stop();
});

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Not ready to support today? Remind me later.' }).click();
}

it('a reader is reminded, follows the link to the form as it was meant, gives, and the next one is silenced', async () => {
  const page = await openBox(app);
  await page.getByRole('radio', { name: '€30' }).click();
  await openForm(page);
  await page.getByLabel('Your email address').fill('reader@example.org');
  await page.getByLabel('When').selectOption('In a week');
  await page.getByLabel('How often').selectOption('Every month');
  await page.getByLabel('How many mails in all').fill('2');
  await page.locator('[name=reminder-consent]').check();
  await page.getByRole('button', { name: 'Remind me', exact: true }).click();
  await expectVisible(page.getByText('Please look into your mailbox'));

  await mailTo(mailbox, 'reader@example.org');
  await page.goto(mailbox.url);
  await page.getByRole('link', { name: /Please confirm your reminder/ }).click();
  await page.getByRole('link', { name: /\/reminders\// }).click();
  await expectVisible(page.getByRole('heading', { name: 'Shall we remind you?' }));
  await page.getByRole('button', { name: 'Yes, remind me' }).click();
  await expectVisible(page.getByRole('heading', { name: 'Good: we will remind you' }));

  await letPass(app, 8);
  await mailTo(mailbox, 'reader@example.org', 2);
  await page.goto(mailbox.url);
  await page.getByRole('link', { name: /Your reminder/ }).click();
  await page.getByRole('link', { name: /\/give\?/ }).click();
  await expectVisible(onward(page));
  expect((await onward(page).innerText()).replaceAll('\u00a0', ' ')).toBe('Continue with €30 each month');
  await page.locator('[name=consent]').check();
  await onward(page).click();
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your first monthly gift of €30 has arrived.'));

  await letPass(app, 32);
  const weeks = await eventually(
    () => app.app.get(ReminderFunnel, { strict: false }).weeks(),
    (all) => all.some(({ silenced }) => silenced > 0),
  );
  expect((await mailbox.mails()).filter(({ to }) => to.includes('reader@example.org'))).toHaveLength(2);
  const counted = (step: 'confirmed' | 'opened' | 'gave' | 'silenced') =>
    weeks.map((week) => week[step]).filter(Boolean);
  // A real browser says that somebody went there.
  expect([counted('confirmed'), counted('opened'), counted('gave'), counted('silenced')]).toEqual([[1], [1], [1], [1]]);
});

it('what is wrong is said at its field, and nothing is sent', async () => {
  const page = await openBox(app);
  await openForm(page);
  const send = page.getByRole('button', { name: 'Remind me', exact: true });
  await send.click();
  await expectVisible(page.getByText('Write an email address, such as reader@example.org.'));
  await page.getByLabel('Your email address').fill('someone@example.org');
  await page.getByLabel('When').selectOption('On a day I choose');
  await send.click();
  await expectVisible(page.getByText('Choose a day.'));
  await page.getByLabel('Which day').fill('2020-01-01');
  await send.click();
  await expectVisible(page.locator('#reminder').getByText('Please accept the privacy policy to continue.'));
  await page.locator('[name=reminder-consent]').check();
  await send.click();
  await expectVisible(page.getByText(/^The earliest day is /));
  expect((await mailbox.mails()).some(({ to }) => to.includes('someone@example.org'))).toBe(false);
});

it('a reminder is put off and stopped by its page, without script', async () => {
  const { page } = await app.newPage({ javaScriptEnabled: false });
  const mails = (await mailbox.mails()).filter(({ subject }) => subject === 'Your reminder');
  await page.goto(/http\S+\/reminders\/\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: 'Remind me in a week' }).click();
  await expectVisible(page.getByRole('heading', { name: 'Good: later, then' }));
  await page.getByRole('button', { name: 'Stop this reminder' }).click();
  await expectVisible(page.getByRole('heading', { name: 'The reminder is stopped' }));
});

describe.each(['en', 'ru'])('in "%s", light and dark, wide and narrow, axe finds nothing against', (language) => {
  const tokenOf = async (email: string): Promise<string> => {
    await post(app.url, '/v1/reminders', ask({ email, language }));
    return tokenIn(await mailTo(mailbox, email));
  };

  it('the form, also with something wrong', async () => {
    const { page } = await app.newPage();
    await page.goto(`${app.url}/?language=${language}`);
    await page.locator('.remind[aria-controls]').click();
    await page.locator('#reminder-when').selectOption('day');
    await page.locator('#reminder-repeat').selectOption('3');
    await expectAccessible(page);
    await page.locator('#reminder .continue').click();
    await expectAccessible(page);
  });

  it('the plain form, also with something wrong', async () => {
    const { page } = await app.newPage();
    await page.route('**/box.js', (route) => route.abort());
    await page.goto(`${app.url}/give?language=${language}&about=reminder&problem=email_invalid`);
    await expectAccessible(page);
    await page.goto(`${app.url}/give?language=${language}&asked=reminder`);
    await expectAccessible(page);
  });

  it('the pages behind the links, and what is said of one that is not known', async () => {
    const { page } = await app.newPage();
    const token = await tokenOf(`${language}@example.org`);
    await page.goto(`${app.url}/reminders/${token}?language=${language}`);
    await expectAccessible(page);
    await page.locator('.standing button').click();
    await expectAccessible(page);
    await letPass(app, 8);
    const reminder = await mailTo(mailbox, `${language}@example.org`, 2);
    await page.goto(`${app.url}/reminders/${tokenIn(reminder)}?language=${language}`);
    await expectAccessible(page);
    await page.goto(`${app.url}/reminders/nothing?language=${language}`);
    await expectAccessible(page);
  });

  it('the mailbox and a mail in it', async () => {
    await tokenOf(`shown-${language}@example.org`);
    const { page } = await app.newPage({ bypassCSP: true });
    await page.goto(mailbox.url);
    await expectAccessible(page);
    await page.locator('li a').first().click();
    await expectAccessible(page);
  });
});
