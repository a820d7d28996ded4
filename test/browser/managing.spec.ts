import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { eventualStatus, open, pay, type Journey } from '../support/journey';
import { mailEnvironment, mailTo } from '../support/reminders';
import { expectAccessible } from './expect-accessible';
import { startBrowserJourney, type Readers } from './browser-journey';
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

it('a donor follows the receipt to the gift, stops it on the page of Stripe, and has that confirmed by mail', async () => {
  const opened = await open(app, { frequency: 'monthly', amountMinor: 1_000 });
  await pay(opened, { email: 'anna@example.org' });
  expect(await eventualStatus(app, opened, 'confirmed')).toBe('confirmed');
  const receipt = await mailTo(mailbox, 'anna@example.org');
  const { page, complaints } = await app.newPage({ javaScriptEnabled: false });
  await page.goto(/https?:\/\/\S+\/manage\S+/.exec(receipt.text)?.[0] ?? '');
  await page.getByLabel('Email address').fill('Anna@Example.org');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expectVisible(page.getByText('a mail with the link is on its way'));
  const link = await mailTo(mailbox, 'anna@example.org', 2);
  expect(link.subject).toBe('Your link');
  await page.goto(/https?:\/\/\S+\/manage\/\S+/.exec(link.text)?.[0] ?? '');
  await expectVisible(page.getByRole('heading', { name: 'Your recurring gifts' }));
  await expectVisible(page.getByText('€10 a month'));
  await page.getByRole('button', { name: 'Change the card or stop' }).click();
  await page.getByRole('button', { name: 'Cancel this gift' }).click();
  const confirmation = await mailTo(mailbox, 'anna@example.org', 3);
  expect(confirmation.subject).toBe('Your confirmation');
  await page.goto(/https?:\/\/\S+\/manage\/\S+/.exec(confirmation.text)?.[0] ?? '');
  await expectVisible(page.getByText(/^It ends on/));
  expect(complaints).toEqual([]);
});

it('the page where a link is asked for can be used by everybody, and says what is no address', async () => {
  const { page } = await app.newPage();
  await page.goto(`${app.url}/manage?language=en`);
  await expectVisible(page.getByRole('heading', { name: 'Change or stop your gift' }));
  await expectAccessible(page);
  await page.goto(`${app.url}/manage?language=en&problem=email_invalid`);
  await expectVisible(page.getByRole('alert'));
  await expectAccessible(page);
});
