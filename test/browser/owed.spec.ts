import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { failing, giveAccount, toCardPage } from '../support/cards-given';
import { DonorBrowser, doorIn } from '../support/donor';
import { mailAbout, mailEnvironment, type MailJourney } from '../support/reminders';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { takePicture } from './take-picture';
import { eventually } from '../support/journey';

let mailbox: Mailbox;
let app: MailJourney & Readers;
beforeAll(async () => {
  mailbox = await startMailbox();
  const sandbox = { settleAfterMs: 1e9 };
  app = { ...(await startBrowserJourney({ sandbox, environment: mailEnvironment(mailbox) })), mailbox };
});
afterAll(() => app.stop().finally(() => mailbox.stop()));

it('a payment by a bank that takes days is said to be under way, on a phone and on a desk', async () => {
  const { email, gift } = await failing(app, 'pia');
  const door = doorIn((await mailAbout(mailbox, email, 'A payment did not go through')).text);
  await giveAccount(await toCardPage(new DonorBrowser(app), door, gift), 'AT611904300234573201');
  for (const width of [360, 1280]) {
    const { page, complaints } = await app.newPage({ viewport: { width, height: 800 } });
    const words = page.getByText('A payment from the card or account you gave is under way.');
    await eventually(
      async () => {
        await page.goto(app.url + door);
        return words.count();
      },
      (shown) => shown > 0,
    );
    await expectAccessible(page);
    await takePicture(page, `owed-${width}`);
    expect(complaints).toEqual([]);
  }
});
