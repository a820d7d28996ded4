import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Temper } from '../../mailbox/smtp';
import { NewsletterExport } from '../../src/newsletter/newsletter-export';
import { environmentOf, startApp } from '../support/app';
import { eventually } from '../support/journey';
import { askForNewsletter, confirmNewsletter, exportFile, linkFor } from '../support/newsletter';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, tokenIn, type MailJourney } from '../support/reminders';

let journey: MailJourney;
let temper: Temper = () => 'take';

beforeAll(async () => (journey = await startMailJourney({ mailbox: { temper: (to) => temper(to) } })));
beforeEach(async () => {
  temper = () => 'take';
  await query(journey.databaseUrl, 'delete from newsletter_requests');
});
afterAll(() => journey.stop());

const rows = () =>
  query<{ state: string; attempt: number; outcome: string | null }>(
    journey.databaseUrl,
    'select state, attempt, outcome from newsletter_requests',
  );
const mailsTo = async (email: string) => (await journey.mailbox.mails()).filter(({ to }) => to.includes(email));

it('a mail that the server does not take just now comes later, and its link works', async () => {
  temper = () => ({ code: 451, at: 'data' });
  await askForNewsletter(journey.url, 'later@example.org');
  const [tried] = await eventually(rows, ([row]) => row?.attempt === 1 && row.state === 'pending');
  expect(tried).toEqual({ state: 'pending', attempt: 1, outcome: '451' });
  temper = () => 'take';
  await letPass(journey, 0.1);
  const token = tokenIn(await mailTo(journey.mailbox, 'later@example.org'), '/newsletter/');
  expect((await confirmNewsletter(journey.url, token)).status).toBe(200);
});

it('an address that the server refuses is not kept, and gets no more mail', async () => {
  temper = () => ({ code: 550, at: 'rcpt' });
  await askForNewsletter(journey.url, 'gone@example.org');
  expect(await eventually(rows, ({ length }) => length === 0)).toEqual([]);
  temper = () => 'take';
  await askForNewsletter(journey.url, 'Gone@example.org');
  expect(await eventually(rows, ({ length }) => length === 0)).toEqual([]);
  expect(await mailsTo('Gone@example.org')).toEqual([]);
});

it('a mail whose fate is not known is not sent again, and can be answered', async () => {
  temper = () => 'take and hang up';
  await askForNewsletter(journey.url, 'dropped@example.org');
  await eventually(rows, ([row]) => row?.state === 'unknown');
  temper = () => 'take';
  await letPass(journey, 1);
  const token = tokenIn(await mailTo(journey.mailbox, 'dropped@example.org'), '/newsletter/');
  expect((await confirmNewsletter(journey.url, token)).status).toBe(200);
  expect(await mailsTo('dropped@example.org')).toHaveLength(1);
});

it('readers whose handing over could not be noted are handed over again', async () => {
  await confirmNewsletter(journey.url, await linkFor(journey, 'anna@example.org'));
  await query(journey.databaseUrl, FULL_DISK);
  const [first, second] = [exportFile(), exportFile()];
  const handOver = (file: string) => journey.app.get(NewsletterExport, { strict: false }).writeTo(file, 'waiting');
  await expect(handOver(first.file)).rejects.toThrow(/is whole.*same readers/);
  expect(existsSync(first.file)).toBe(true);
  await query(journey.databaseUrl, 'drop function full_disk cascade');
  await handOver(second.file);
  expect(second.lines()).toEqual(first.lines());
  expect(second.lines().join()).toContain('anna@example.org');
});

it('two exports at once hand nobody over twice', async () => {
  await confirmNewsletter(journey.url, await linkFor(journey, 'boris@example.org'));
  const files = [exportFile(), exportFile()];
  const outcomes = await Promise.all(
    files.map(({ file }) => journey.app.get(NewsletterExport, { strict: false }).writeTo(file, 'waiting')),
  );
  expect(outcomes.map(({ exported }) => exported).sort()).toEqual([0, 1]);
});

it('a key file that does not open the addresses that wait is refused', async () => {
  await confirmNewsletter(journey.url, await linkFor(journey, 'clara@example.org'));
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-keys-'));
  const settings = environmentOf({ databaseUrl: journey.databaseUrl, port: 3000, folder });
  const environment = { DATABASE_URL: journey.databaseUrl, IDENTITY_KEYS_FILE: settings.IDENTITY_KEYS_FILE };
  await expect(startApp({ environment })).rejects.toThrow(/IDENTITY_KEYS_FILE lacks the key k_[0-9a-f]{8}/);
  // Once nothing is kept under it any more, it is not asked for.
  await query(journey.databaseUrl, 'delete from newsletter_requests');
  await query(journey.databaseUrl, 'delete from mail_suppressions');
  const app = await startApp({ environment });
  await app.stop();
  rmSync(folder, { recursive: true });
});

/** Says no where the database notes who was handed over. */
const FULL_DISK = `
  create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'no space left'; end $$;
  create trigger full_disk before update of exported_at on newsletter_requests execute function full_disk()`;
