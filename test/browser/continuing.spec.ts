import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { Invitations } from '../../src/imports/inviting/invitations';
import { SubscriptionImport } from '../../src/imports/subscriptions/subscription-import';
import type { Journey } from '../support/journey';
import { mailEnvironment, mailTo } from '../support/reminders';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';
import { payOnStripesPage } from './stripes-page';
import { takePicture } from './take-picture';

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

/** @returns the address in the letter to a donor of another processor */
async function invited(email: string): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-invited-')), 'mollie.csv');
  const header = 'id,status,email,Amount,Currency,interval,nextPaymentDate';
  writeFileSync(file, `${header}\nsub_${email},active,${email},10.00,EUR,1 month,2027-03-15`);
  const order = { how: 'written', atFault: 'nothing' } as const;
  await app.app.get(SubscriptionImport, { strict: false }).run({ file, source: 'mollie' }, order, {});
  await app.app.get(Invitations, { strict: false }).invite('written', 200, null);
  return /https?:\/\/\S+\/continue\/\S+/.exec((await mailTo(mailbox, email)).text)?.[0] ?? '';
}

it.each([
  ['phone', { width: 360, height: 740 }],
  ['desk', { width: 1280, height: 900 }],
])('on a %s, a donor lets a gift go on by keyboard alone', async (name, viewport) => {
  const { page, complaints } = await app.newPage({ viewport });
  const look = async (step: string): Promise<void> => {
    await takePicture(page, `continuing-${name}-${step}`);
    await expectAccessible(page);
    await page.setViewportSize(viewport);
  };
  const address = await invited(`anna-${name}@example.org`);
  await page.goto(address);
  await expectVisible(page.getByRole('heading', { name: 'Let your gift go on' }));
  await expectVisible(page.getByText('It is next taken here on'));
  await look('open');
  await page.getByRole('checkbox').press('Space');
  await page.getByRole('button', { name: 'Enter card or account' }).press('Enter');
  await expectVisible(page.getByText('Nothing today; for the first time on'));
  await page.getByText('Back, without paying').click();
  await expectVisible(page.getByRole('heading', { name: 'Nothing has changed' }));
  await look('turned-back');
  await page.goto(address);
  await page.getByRole('checkbox').press('Space');
  await page.getByRole('button', { name: 'Enter card or account' }).press('Enter');
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your gift of €10 a month goes on.'));
  await look('thanked');
  await page.goto(address);
  await expectVisible(page.getByRole('heading', { name: 'Your gift goes on' }));
  await look('done');
  expect(complaints).toEqual([]);
});

it('without a script, and with a link that ended, the page says what there is to say', async () => {
  const { page } = await app.newPage({ javaScriptEnabled: false });
  await page.goto(await invited('ben@example.org'));
  await expectVisible(page.getByRole('button', { name: 'Enter card or account' }));
  await page.goto(`${app.url}/continue/${'x'.repeat(43)}?language=de`);
  await expectVisible(page.getByRole('heading'));
});
