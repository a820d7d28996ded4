import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { eventually, type Journey } from '../support/journey';
import { freshLink, giveMonthly, goOn } from '../support/leaving';
import { query } from '../support/query';
import { askAndConfirm, mailEnvironment, type MailJourney } from '../support/reminders';
import { expectAccessible } from './expect-accessible';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

let mailbox: Mailbox;
let app: Journey & Readers;
let journey: MailJourney;

beforeAll(async () => {
  mailbox = await startMailbox();
  app = await startBrowserJourney({ environment: mailEnvironment(mailbox) });
  journey = { ...app, mailbox };
});

afterAll(async () => {
  await app.stop();
  await mailbox.stop();
});

it.each([
  ['phone', { width: 360, height: 740 }],
  ['desk', { width: 1280, height: 900 }],
])(
  'a donor reads what is stored, and has it deleted, by keyboard and without a script, on a %s',
  async (name, viewport) => {
    const email = `anna-${name}@example.org`;
    await askAndConfirm(journey, { email });
    await giveMonthly(journey, email);
    const { page, complaints } = await app.newPage({
      viewport,
      acceptDownloads: true,
      javaScriptEnabled: name !== 'phone',
    });
    const look = async (step: string): Promise<void> => {
      await takePicture(page, `leaving-${name}-${step}`);
      if (name === 'phone') return;
      await expectAccessible(page);
      await page.setViewportSize(viewport);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    };
    const link = await freshLink(journey, email);
    await page.goto(`${app.url}/manage/${link}?language=en`);
    await look('gifts');
    await page.getByRole('link', { name: 'What is stored about me' }).press('Enter');
    await look('before-data');
    await page.getByRole('button', { name: 'Show it' }).press('Enter');
    await expectVisible(page.getByRole('heading', { name: 'Your address' }));
    await expectVisible(page.getByText(email));
    await look('data');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save it as a file' }).press('Enter');
    expect((await saved).suggestedFilename()).toBe('data.json');
    await page.getByRole('link', { name: 'Back to my gifts' }).press('Enter');
    await page.getByRole('link', { name: 'Delete everything about me' }).press('Enter');
    await expectVisible(page.getByText('€25 a month'));
    await look('erase');
    await page.getByRole('button', { name: 'Delete everything' }).press('Enter');
    await expectVisible(page.getByRole('heading', { name: 'It is under way' }));
    await look('under-way');
    const isDone = await eventually(
      async () => {
        await goOn(journey);
        await page
          .getByRole('link', { name: 'Look again' })
          .press('Enter', { timeout: 1_000 })
          .catch(() => undefined);
        return page.getByRole('heading', { name: 'It is done' }).isVisible();
      },
      (done) => done,
    );
    expect(isDone).toBe(true);
    await look('done');
    const last = (await mailbox.mails()).filter(({ to }) => to.includes(email)).at(-1);
    expect(last?.text).toContain('the last mail to this address');
    expect(complaints).toEqual([]);
  },
);

it('a link that lies in a mailbox leads to a fresh one, and pages can be used by everybody', async () => {
  const email = 'boris@example.org';
  await giveMonthly(journey, email);
  const { page } = await app.newPage();
  const link = await freshLink(journey, email);
  await page.goto(`${app.url}/manage/${link}/data?language=en`);
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.context().clearCookies();
  await page.goto(`${app.url}/manage/${link}/erase?language=en`);
  await expectVisible(page.getByText('a link that you asked for today'));
  await expectAccessible(page);
  await takePicture(page, 'leaving-old-link');
  await page.getByRole('button', { name: 'Send me a fresh link' }).click();
  await expectVisible(page.getByText('A mail with a fresh link is on its way'));
});

it('no word of what is stored is cut in two on a phone', async () => {
  const email = 'clara@example.org';
  await giveMonthly(journey, email);
  const { page } = await app.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${app.url}/manage/${await freshLink(journey, email)}/data?language=ru`);
  await page.getByRole('button', { name: 'Показать' }).click();
  const [word, number] = [
    page.locator('dt', { hasText: /^Пожертвование$/ }),
    page.locator('dt', { hasText: /^Сумма$/ }),
  ];
  const [long, short] = [await word.first().boundingBox(), await number.first().boundingBox()];
  expect(long?.height).toBe(short?.height);
  await takePicture(page, 'leaving-phone-data-ru');
});

it('a donor whose agreement at another system goes on reads so before the last button', async () => {
  const email = 'mover@example.org';
  const gift = await giveMonthly(journey, email);
  await query(
    app.databaseUrl,
    `insert into imported_subscriptions
       (id, source, external_id, way, donor_id, amount_minor, currency, frequency, next_charge_on, language, imported_at)
     select gen_random_uuid(), source, 'OLD-1', 'invite', donor_id, 1250, 'EUR', 'monthly', '2099-01-01', 'en', now()
     from contributions, (values ('paypal'), ('mollie')) former (source) where contributions.id = $1`,
    [gift],
  );
  const { page, complaints } = await app.newPage();
  const link = await freshLink(journey, email);
  for (const language of ['ru', 'de', 'en']) {
    await page.goto(`${app.url}/manage/${link}/erase?language=${language}`);
    await page.setViewportSize({ width: 360, height: 740 });
    await takePicture(page, `leaving-elsewhere-${language}-360`);
  }
  await expectVisible(page.getByRole('heading', { name: 'This does not end by itself' }));
  await expectVisible(page.getByText('€12.50 a month · PayPal'));
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await takePicture(page, 'leaving-elsewhere-1280');
  expect(complaints).toEqual([]);
});
