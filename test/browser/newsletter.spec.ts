import type { Page } from 'playwright-core';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import type { Journey } from '../support/journey';
import { askForNewsletter } from '../support/newsletter';
import { mailEnvironment, mailTo, tokenIn } from '../support/reminders';
import { openBox } from './box-page';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';

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

const newsletter = (page: Page) => page.getByRole('checkbox', { name: 'Also send me the weekly newsletter' });
const subjectsTo = async (email: string) =>
  (await mailbox.mails()).filter(({ to }) => to.includes(email)).map(({ subject }) => subject);

async function fillReminder(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Not ready to support today? Remind me later.' }).click();
  await page.getByLabel('Your email address').fill(email);
  await page.locator('[name=reminder-consent]').check();
}
const send = (page: Page) => page.getByRole('button', { name: 'Remind me', exact: true }).click();

describe('beside a reminder, in the box', () => {
  it('the newsletter is asked for by a box that nobody ticked beforehand, and by a mail of its own', async () => {
    const page = await openBox(app);
    await fillReminder(page, 'both@example.org');
    expect(await newsletter(page).isChecked()).toBe(false);
    await newsletter(page).check();
    await expectAccessible(page);
    await send(page);
    await expectVisible(page.getByText('A second mail asks for your yes to the newsletter.'));
    await expectAccessible(page);
    await mailTo(mailbox, 'both@example.org', 2);
    expect((await subjectsTo('both@example.org')).sort()).toEqual(['Please confirm', 'Please confirm your reminder']);
  });

  it('a reader who does not tick it is asked for the reminder alone', async () => {
    const page = await openBox(app);
    const posts: string[] = [];
    page.on('request', (request) => posts.push(request.url()));
    await fillReminder(page, 'reminder-only@example.org');
    await send(page);
    await expectVisible(page.getByText('Please look into your mailbox'));
    await mailTo(mailbox, 'reminder-only@example.org');
    expect(posts.filter((url) => url.includes('newsletter'))).toEqual([]);
  });

  it('what goes wrong with it leaves the reminder as it was asked for, and is said', async () => {
    const page = await openBox(app);
    await page.route('**/v1/newsletter-requests', (route) => route.abort());
    await fillReminder(page, 'unlucky@example.org');
    await newsletter(page).check();
    await send(page);
    await expectVisible(page.getByText('Please look into your mailbox'));
    await expectVisible(page.getByText('The newsletter could not be asked for just now.'));
    await mailTo(mailbox, 'unlucky@example.org');
    expect(await subjectsTo('unlucky@example.org')).toEqual(['Please confirm your reminder']);
  });

  it('nothing is offered where the API does not offer it', async () => {
    const { page } = await app.newPage();
    await page.route('**/v1/contribution-options*', async (route) => {
      const options = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...options, newsletter: false } });
    });
    await page.goto(app.url);
    await page.locator('.remind[aria-controls]').click();
    await expectVisible(page.getByLabel('Your email address'));
    expect(await newsletter(page).count()).toBe(0);
  });
});

describe('without script', () => {
  it.each([
    ['the article', '/'],
    ['the plain form', '/give'],
  ])('a reader comes from %s to the form, asks, follows the mail, and says yes', async (name, path) => {
    const email = `${name.replaceAll(' ', '-')}@example.org`;
    const { page, complaints } = await app.newPage({ javaScriptEnabled: false });
    await page.goto(app.url + path);
    await page.getByRole('link', { name: 'Get the weekly newsletter' }).click();
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('checkbox', { name: /privacy policy/ }).check();
    await page.getByRole('button', { name: 'Send me the newsletter' }).click();
    await expectVisible(page.getByRole('heading', { name: 'Look into your mailbox' }));
    expect(page.url()).not.toContain('example.org');
    const { text } = await mailTo(mailbox, email);
    await page.goto(/https?:\/\/\S+\/newsletter\/\S+/.exec(text)?.[0] ?? '');
    await expectVisible(page.getByRole('heading', { name: 'Shall we send you the newsletter?' }));
    await page.getByRole('button', { name: 'Yes, send me the newsletter' }).click();
    await expectVisible(page.getByRole('heading', { name: 'Good: the newsletter will come' }));
    expect(complaints).toEqual([]);
  });

  it('what is wrong is said', async () => {
    const { page } = await app.newPage({ javaScriptEnabled: false });
    await page.goto(`${app.url}/newsletter?language=en&problem=email_invalid`);
    await expectVisible(page.getByText('Write an email address, such as reader@example.org.'));
    expect(await page.getByLabel('Email address').getAttribute('aria-invalid')).toBe('true');
  });
});

describe.each(['en', 'ru'])('in "%s", light and dark, wide and narrow, axe finds nothing against', (language) => {
  it('the reminder form with its second box', async () => {
    const { page } = await app.newPage();
    await page.goto(`${app.url}/?language=${language}`);
    await page.locator('.remind[aria-controls]').click();
    await page.locator('[name=newsletter]').check();
    await expectAccessible(page);
  });

  it('the form, as it is, with something wrong, and sent', async () => {
    const { page } = await app.newPage();
    for (const query of ['', '&problem=email_invalid', '&problem=consent_missing', '&done=asked']) {
      await page.goto(`${app.url}/newsletter?language=${language}${query}`);
      await expectAccessible(page);
    }
  });

  it('the page behind the link, and what is said of one that is not known', async () => {
    const { page } = await app.newPage();
    const email = `${language}@example.org`;
    await askForNewsletter(app.url, email, { language });
    const token = tokenIn(await mailTo(mailbox, email), '/newsletter/');
    await page.goto(`${app.url}/newsletter/${token}?language=${language}`);
    await expectAccessible(page);
    await page.locator('.standing button').click();
    await expectAccessible(page);
    await page.goto(`${app.url}/newsletter/nothing?language=${language}`);
    await expectAccessible(page);
  });
});
