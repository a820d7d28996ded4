import { generateKeyPairSync } from 'node:crypto';
import { startMailbox, type Mailbox } from '../../../mailbox/mailbox';
import { Mailer } from '../../../src/infrastructure/mail/mailer';
import { outcomeOf } from '../../../src/infrastructure/mail/send-outcome';
import { freePort } from '../../../scripts/free-port';

let mailbox: Mailbox;
beforeAll(async () => (mailbox = await startMailbox()));
afterAll(() => mailbox.stop());

const MAIL = {
  ...{ id: '3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a11', to: 'reader@example.org', subject: 'Ваше напоминание' },
  ...{ text: 'Здравствуйте', html: '<p>Здравствуйте</p>', date: new Date('2027-03-01T08:00:00Z') },
  unsubscribeUrl: 'https://give.example/v1/mail/unsubscribe/token',
};

const mailer = (url: string, dkim?: { domain: string; selector: string; privateKey: string }) =>
  new Mailer({ url: new URL(url), from: 'Readers <readers@give.example>', dkim, perSecond: 100, connections: 2 });

it('a mail arrives as it was written, signed over what one-click unsubscribing needs', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    ...{ modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const signing = mailer(mailbox.smtpUrl, { domain: 'give.example', selector: 'a', privateKey });
  expect(await signing.send(MAIL)).toEqual({ kind: 'sent', code: '250' });
  signing.onApplicationShutdown();
  const [mail] = await mailbox.mails();
  expect(mail).toMatchObject({ subject: MAIL.subject, from: 'Readers <readers@give.example>', to: [MAIL.to] });
  expect(mail?.text.trim()).toBe(MAIL.text);
  const headers = Object.fromEntries((mail?.headers ?? []).map(({ name, value }) => [name.toLowerCase(), value]));
  expect(headers['message-id']).toBe(`<${MAIL.id}@give.example>`);
  expect(headers['date']).toBe('Mon, 01 Mar 2027 08:00:00 +0000');
  const signed = /;\s*h=([^;]+);/
    .exec(headers['dkim-signature'] ?? '')?.[1]
    ?.toLowerCase()
    .replaceAll(/\s/g, '')
    .split(':');
  for (const name of ['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post'])
    expect(signed).toContain(name);
});

it('where no server listens nothing was sent, and it is tried again', async () => {
  const nobody = mailer(`smtp+plain://127.0.0.1:${await freePort()}`);
  expect(await nobody.send(MAIL)).toMatchObject({ kind: 'later' });
  nobody.onApplicationShutdown();
});

it('a server that offers no encryption is told no address', async () => {
  const before = (await mailbox.mails()).length;
  const strict = mailer(mailbox.smtpUrl.replace('smtp+plain:', 'smtp:'));
  expect((await strict.send(MAIL)).kind).toBe('later');
  strict.onApplicationShutdown();
  expect(await mailbox.mails()).toHaveLength(before);
});

it.each([
  ['a line that never was', { code: 'ECONNREFUSED', command: 'CONN' }, false, { kind: 'later', code: 'ECONNREFUSED' }],
  ['a line that broke in the text', { code: 'ECONNECTION' }, true, { kind: 'unknown', code: 'ECONNECTION' }],
  ['a mailbox that is full', { responseCode: 452, command: 'RCPT TO' }, false, { kind: 'later', code: '452' }],
  ['wrong credentials', { responseCode: 535, code: 'EAUTH' }, false, { kind: 'later', code: '535' }],
  ['an unknown reader', { responseCode: 550, command: 'RCPT TO' }, false, { kind: 'refused', because: 'address' }],
  [
    'relaying denied',
    { responseCode: 550, command: 'RCPT TO', response: '550 5.7.1 Relaying denied' },
    false,
    { because: 'mail' },
  ],
  [
    'a mailbox gone',
    { responseCode: 554, command: 'RCPT TO', response: '554 5.1.1 Unknown' },
    false,
    { because: 'address' },
  ],
  [
    'a mailbox that is full for good',
    { responseCode: 552, command: 'RCPT TO', response: '552 5.2.2 Over quota' },
    false,
    { kind: 'refused', because: 'mail' },
  ],
  [
    'a sender that is not verified',
    { responseCode: 550, command: 'RCPT TO', response: '550 Sender verify failed' },
    false,
    { because: 'mail' },
  ],
  [
    'a sender whose domain is not known',
    { responseCode: 550, command: 'RCPT TO', response: '550 5.1.8 Domain of sender address does not resolve' },
    false,
    { because: 'mail' },
  ],
  [
    'a machine that is not wanted',
    { responseCode: 550, command: 'RCPT TO', response: '550 mail from 185.5.1.22 refused by policy' },
    false,
    { because: 'mail' },
  ],
  ['a sender not allowed', { responseCode: 553, command: 'MAIL FROM' }, false, { kind: 'later' }],
  ['a text nobody wants', { responseCode: 554, command: 'DATA' }, true, { kind: 'refused', because: 'mail' }],
] as const)('%s is told apart from the others', (_name, error, began, expected) => {
  expect(outcomeOf(error, began)).toMatchObject(expected);
});
