import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { eventualStatus, open, pay } from '../support/journey';
import { freshDoor, giver, settleNow, subscriptionOf } from '../support/donor';
import { mailAbout, mailEnvironment, mailTo, type MailJourney } from '../support/reminders';
import { control, faultOnChanges, noFaults } from '../support/sandbox-control';
import { expectAccessible } from './expect-accessible';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

let mailbox: Mailbox;
let app: MailJourney & Readers;

beforeAll(async () => {
  mailbox = await startMailbox();
  app = { ...(await startBrowserJourney({ environment: mailEnvironment(mailbox) })), mailbox };
});

afterAll(async () => {
  await app.stop();
  await mailbox.stop();
});

async function receiptOf(email: string): Promise<string> {
  const opened = await open(app, { frequency: 'monthly', amountMinor: 1_000 });
  await pay(opened, { email });
  expect(await eventualStatus(app, opened, 'confirmed')).toBe('confirmed');
  return addressIn((await mailTo(mailbox, email)).text);
}

const addressIn = (text: string): string => /https?:\/\/\S+\/manage\/\S+/.exec(text)?.[0] ?? '';

it('a donor follows the receipt to the gift, is offered a pause, and stops it without a script', async () => {
  const { page, complaints } = await app.newPage({ javaScriptEnabled: false });
  await page.goto(await receiptOf('anna@example.org'));
  await expectVisible(page.getByRole('heading', { name: 'Your recurring gifts' }));
  await expectVisible(page.getByText('€10 a month'));
  expect(await page.getByText('Another amount').count()).toBe(0);
  await page.getByRole('link', { name: 'Stop this gift' }).click();
  await expectVisible(page.getByRole('heading', { name: 'Stop this gift?' }));
  await expectVisible(page.getByRole('heading', { name: 'Or, instead of stopping' }));
  await page.getByText('Would you tell us why?').click();
  await page.getByLabel('I cannot afford it now').check();
  await page.getByRole('button', { name: 'Yes, stop it' }).click();
  await expectVisible(page.getByText('The gift ends. A mail confirms it.'));
  const confirmation = await mailTo(mailbox, 'anna@example.org', 2);
  expect(confirmation.subject).toBe('Your confirmation');
  await page.goto(addressIn(confirmation.text));
  await expectVisible(page.getByText(/^It ends on/));
  expect(complaints).toEqual([]);
});

it.each([
  ['phone', { width: 360, height: 740 }],
  ['desk', { width: 1280, height: 900 }],
])(
  'with a fresh link everything can be changed by keyboard on a %s, and every page can be used by everybody',
  async (name, viewport) => {
    const email = `boris-${name}@example.org`;
    const { page, complaints } = await app.newPage({ viewport });
    const look = async (step: string): Promise<void> => {
      await takePicture(page, `managing-${name}-${step}`);
      await expectAccessible(page);
      await page.setViewportSize(viewport);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    };
    await page.goto(await receiptOf(email));
    await look('by-mail');
    await page.getByRole('button', { name: 'Send me a fresh link' }).click();
    await expectVisible(page.getByText('A mail with a fresh link is on its way'));
    await page.goto(addressIn((await mailTo(mailbox, email, 2)).text));
    for (const fold of await page.locator('summary').all()) await fold.press('Enter');
    await look('fresh');
    await page.getByLabel('Amount a month, in EUR').fill('0.10');
    await page.getByLabel('Amount a month, in EUR').press('Enter');
    await expectVisible(page.getByRole('alert'));
    await look('amount-too-small');
    await page.getByLabel('Amount a month, in EUR').fill('12.50');
    await page.getByLabel('Amount a month, in EUR').press('Enter');
    await expectVisible(page.getByText('€12.50 is taken each month instead of €10'));
    await look('outlook');
    await page.getByRole('button', { name: 'Yes, change the amount' }).press('Enter');
    await expectVisible(page.getByText('The amount is changed.'));
    await page.getByText('Pause', { exact: true }).click();
    await page.getByLabel('3 months').check();
    await page.getByRole('button', { name: 'See what it comes to' }).first().click();
    await page.goBack();
    await page.getByRole('link', { name: 'Stop this gift' }).click();
    await page.getByText('Would you tell us why?').click();
    await look('stop');
    await page.getByRole('link', { name: 'Back, and change nothing' }).click();
    await page.getByRole('button', { name: 'Another card or account' }).click();
    await expectVisible(page.getByLabel('Card number'));
    await page.goto(`${app.url}/manage/visit`);
    await page.getByRole('button', { name: 'I am done' }).click();
    await expectVisible(page.getByRole('heading', { name: 'Change or stop your gift' }));
    expect(complaints.filter((complaint) => !complaint.includes('400 (Bad Request)'))).toEqual([]);
  },
);

it.each([360, 1280])('at %d pixels the page says what could not be made after its donor had left', async (width) => {
  const { gift, email, browser } = await giver(app, `clara-${width}`);
  const fresh = await freshDoor(app, email);
  await faultOnChanges(app, { kind: 'status', status: 500, effect: 'none' });
  await browser.change(fresh, gift, 'frequency', { to: 'annual', amount: '120', when: 'now' });
  await noFaults(app);
  const { stripe_id: subscription } = await subscriptionOf(app, gift);
  await control(app, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
  await settleNow(app, gift);
  const letter = await mailAbout(mailbox, email, 'About your change');
  const { page, complaints } = await app.newPage({ viewport: { width, height: 800 } });
  await page.goto(addressIn(letter.text));
  const notice = page.getByRole('status').filter({ hasText: 'to be taken at another interval' });
  await expectVisible(notice.getByText('the payment for it was declined'));
  await takePicture(page, `managing-not-made-${width}`);
  await expectAccessible(page);
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
