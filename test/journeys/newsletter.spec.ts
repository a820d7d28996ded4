import { DataSource } from 'typeorm';
import { Suppressions } from '../../src/infrastructure/mail/suppressions';
import { statSync } from 'node:fs';
import { emailIndex } from '../../src/foundation/crypto/email-index';
import { IdentityKeys } from '../../src/foundation/crypto/identity-keys';
import { NewsletterExport, type ExportScope } from '../../src/newsletter/newsletter-export';
import { startApp, type RunningApp } from '../support/app';
import { dumpDatabase } from '../support/database-dump';
import { eventually } from '../support/journey';
import {
  askForNewsletter,
  confirmNewsletter,
  exportFile,
  linkFor,
  newsletterAsk,
  newsroomWithoutNewsletter,
} from '../support/newsletter';
import { query } from '../support/query';
import { askAndConfirm, letPass, mailTo, startMailJourney, tokenIn, type MailJourney } from '../support/reminders';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const handOver = async (scope: ExportScope = 'waiting') => {
  const { file, lines } = exportFile();
  const outcome = await journey.app.get(NewsletterExport, { strict: false }).writeTo(file, scope);
  return { ...outcome, file, readers: lines().slice(1) };
};
const rows = (condition = 'true') =>
  query<{ id: string; state: string; confirmed: boolean }>(
    journey.databaseUrl,
    `select id, state, confirmed_at is not null as confirmed from newsletter_requests where ${condition}`,
  );
/** Until nothing is about to be sent. */
const quiet = () =>
  eventually(
    () => rows(`state in ('pending', 'claimed')`),
    ({ length }) => length === 0,
  );
const mailsTo = async (email: string) => (await journey.mailbox.mails()).filter(({ to }) => to.includes(email));

it('a reader asks, is asked for a yes, gives it, and is handed over once', async () => {
  const asked = await askForNewsletter(journey.url, 'anna@example.org');
  expect(asked.status).toBe(202);
  const mail = await mailTo(journey.mailbox, 'anna@example.org');
  expect(mail.subject).toBe('Please confirm');
  expect(mail.text).toContain('weekly newsletter');
  const token = tokenIn(mail, '/newsletter/');
  const page = await fetch(`${journey.url}/newsletter/${token}?language=en`);
  expect(await page.text()).toContain('Yes, send me the newsletter');
  // To look is not to act.
  expect((await handOver()).readers).toEqual([]);
  for (let times = 0; times < 2; times++) {
    const confirmed = await confirmNewsletter(journey.url, token);
    expect(confirmed.status).toBe(200);
    expect(await confirmed.json()).toEqual({ state: 'confirmed' });
  }
  const { readers, exported, unreadable, file } = await handOver();
  expect({ exported, unreadable }).toEqual({ exported: 1, unreadable: 0 });
  expect(readers).toEqual([expect.stringMatching(/^"anna@example.org","en","2026-11","\d{4}-\d\d-\d\d"$/)]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await handOver()).readers).toEqual([]);
  expect((await handOver('kept')).readers).toEqual(readers);
});

it('what was handed over is deleted thirty days later', async () => {
  await confirmNewsletter(journey.url, await linkFor(journey, 'boris@example.org'));
  await handOver();
  await letPass(journey, 29);
  expect((await handOver('kept')).readers.join()).toContain('boris@example.org');
  await letPass(journey, 2);
  const left = await eventually(
    () => rows('exported_at is not null'),
    ({ length }) => length === 0,
  );
  expect(left).toEqual([]);
});

it('what nobody said yes to is deleted after a week, and its link has ended by then', async () => {
  const token = await linkFor(journey, 'nobody@example.org');
  await letPass(journey, 7.01);
  expect((await confirmNewsletter(journey.url, token)).status).toBe(404);
  expect((await fetch(`${journey.url}/newsletter/${token}`)).status).toBe(404);
  const left = await eventually(
    () => rows('confirmed_at is null'),
    ({ length }) => length === 0,
  );
  expect(left).toEqual([]);
});

it('the answer is the same, to the byte, for an address that is known and one that is not', async () => {
  await confirmNewsletter(journey.url, await linkFor(journey, 'clara@example.org'));
  await askAndConfirm(journey, { email: 'donor@example.org' });
  const headersOf = ({ headers }: Response) =>
    [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  const bytesOf = async (email: string) => {
    const answer = await askForNewsletter(journey.url, email);
    return { status: answer.status, body: await answer.text(), headers: headersOf(answer) };
  };
  const unknown = await bytesOf('new@example.org');
  expect(unknown.status).toBe(202);
  for (const email of ['clara@example.org', 'donor@example.org']) expect(await bytesOf(email)).toEqual(unknown);
  await quiet();
});

it('twenty requests for an address are one mail, and the others leave nothing', async () => {
  const before = (await rows()).length;
  await Promise.all(Array.from({ length: 20 }, () => askForNewsletter(journey.url, 'Dora@example.org')));
  await mailTo(journey.mailbox, 'Dora@example.org');
  await quiet();
  expect(await mailsTo('Dora@example.org')).toHaveLength(1);
  expect((await rows()).length - before).toBe(1);
});

it('an address whose reader complained gets no mail, and is not kept', async () => {
  const { manager } = journey.app.get(DataSource);
  await journey.app.get(Suppressions).add(manager, 'emil@example.org', 'complaint', new Date());
  const before = (await rows()).length;
  expect((await askForNewsletter(journey.url, 'emil@example.org')).status).toBe(202);
  await quiet();
  expect(await mailsTo('emil@example.org')).toHaveLength(0);
  expect((await rows()).length).toBe(before);
});

it('no table besides its own holds anything of it, and it refers to none', async () => {
  const email = 'secret-reader@example.org';
  const others = async () =>
    (await dumpDatabase(journey.databaseUrl))
      .split('\n')
      .filter(
        (line) =>
          !/^(public\.newsletter_requests|public\.rate_limits|public\.network_salts|public\.healing_runs|graphile_worker\.)/.test(
            line,
          ),
      )
      .sort();
  const before = await others();
  const token = await linkFor(journey, email);
  await confirmNewsletter(journey.url, token);
  await handOver();
  await quiet();
  expect(await others()).toEqual(before);
  const dump = await dumpDatabase(journey.databaseUrl);
  const keys = journey.app.get(IdentityKeys, { strict: false });
  const index = emailIndex(keys.key(keys.newestId, 'email-index'), email);
  const traces = [email, Buffer.from(email).toString('hex'), token, index.toString('hex'), index.toString('base64url')];
  for (const trace of traces) expect(dump).not.toContain(trace);
  for (const trace of ['secret-reader', token]) expect(journey.logLines.join('')).not.toContain(trace);
  const references = await query(
    journey.databaseUrl,
    `select from pg_constraint where contype = 'f' and 'newsletter_requests'::regclass in (conrelid, confrelid)`,
  );
  expect(references).toEqual([]);
});

describe('the plain form', () => {
  const postForm = (values: Record<string, string>) =>
    fetch(`${journey.url}/v1/newsletter-requests`, {
      method: 'POST',
      body: new URLSearchParams(values),
      redirect: 'manual',
    });

  it('goes back to its page, without the address', async () => {
    const sent = await postForm({ email: 'form@example.org', language: 'ru', consentVersion: '2026-11' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe('/newsletter?language=ru&done=asked');
    expect((await mailTo(journey.mailbox, 'form@example.org')).subject).toBe('Пожалуйста, подтвердите');
  });

  it.each([
    ['an address that is none', { email: 'form@', consentVersion: '2026-11' }, 'email_invalid'],
    ['no consent', { email: 'form@example.org' }, 'consent_missing'],
    ['consent to another policy', { email: 'form@example.org', consentVersion: 'older' }, 'consent_outdated'],
  ])('says what is wrong with %s', async (_name, values, code) => {
    const refused = await postForm({ language: 'en', ...values } as Record<string, string>);
    expect(refused.status).toBe(303);
    const back = refused.headers.get('location') ?? '';
    expect(back).toContain(`problem=${code}`);
    expect(back).not.toContain('form%40');
  });
});

describe('a request that cannot be kept', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['for an address that is none', { email: 'reader@' }, { status: 400, code: 'email_invalid', field: 'email' }],
    ['without consent', { consentVersion: '' }, { status: 400, code: 'consent_missing' }],
    ['with consent to another policy', { consentVersion: 'older' }, { status: 409, code: 'consent_outdated' }],
    ['with a field nobody asked for', { name: 'Jane' }, { status: 400, code: 'validation_failed', field: 'name' }],
  ])('%s is answered with its code, and nothing is written', async (_name, changes, expected) => {
    const before = (await rows()).length;
    const response = await askForNewsletter(journey.url, 'wrong@example.org', changes);
    expect(await response.json()).toMatchObject(expected);
    expect((await rows()).length).toBe(before);
  });

  it.each(['short', 'x'.repeat(43)])('a link of "%s" leads nowhere', async (token) => {
    expect((await confirmNewsletter(journey.url, token)).status).toBe(404);
    expect((await fetch(`${journey.url}/newsletter/${token}`)).status).toBe(404);
  });

  it('too many of one network are refused, whatever the address', async () => {
    const limited = await startMailJourney({ environment: { REMINDERS_PER_NETWORK_PER_HOUR: '2' } });
    const statuses = [];
    for (const name of ['a', 'b', 'c'])
      statuses.push((await askForNewsletter(limited.url, `${name}@example.org`)).status);
    expect(statuses).toEqual([202, 202, 429]);
    await limited.stop();
  });
});

describe.each<[string, NodeJS.ProcessEnv, number]>([
  ['a newsroom that offers none', { NEWSROOM_FILE: newsroomWithoutNewsletter(), ...mailSettings() }, 404],
  ['a server without mail', {}, 503],
])('%s', (_name, environment, status) => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp({ environment })));
  afterAll(() => app.stop());

  it('says so, shows no form, and leads to none', async () => {
    expect((await askForNewsletter(app.url, 'anna@example.org')).status).toBe(status);
    expect((await fetch(`${app.url}/newsletter`)).status).toBe(404);
    for (const page of ['/', '/give']) expect(await (await fetch(app.url + page)).text()).not.toContain('/newsletter');
    const options = await (await fetch(`${app.url}/v1/contribution-options`)).json();
    expect(options).toMatchObject({ newsletter: false });
    const form = new URLSearchParams(newsletterAsk('anna@example.org') as Record<string, string>);
    const posted = await fetch(`${app.url}/v1/newsletter-requests`, { method: 'POST', body: form, redirect: 'manual' });
    expect(posted.status).toBe(status === 404 ? 404 : 303);
  });
});

/** A mail server that nobody has to reach. */
function mailSettings(): NodeJS.ProcessEnv {
  return { SMTP_URL: 'smtp+plain://127.0.0.1:9', MAIL_FROM: "Readers' desk <readers@give.example>" };
}
