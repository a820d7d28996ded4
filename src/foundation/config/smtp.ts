import { readFileSync } from 'node:fs';
import { isLoopback } from './addresses';
import { readLiveMode, type Settings } from './settings';

/** The newsroom's mail server, and how mails are signed. */
export interface SmtpConfig {
  /** smtps://, smtp:// (encrypted by STARTTLS, or refused), or smtp+plain:// on this machine; with user and password. */
  readonly url: URL;
  /** As in a From line. */
  readonly from: string;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly privateKey: string } | undefined;
  readonly perSecond: number;
  readonly connections: number;
}

/** @returns undefined where no server is named: allowed beside the sandbox and test keys only */
export function readSmtp(settings: Settings): SmtpConfig | undefined {
  const text = settings.optional('SMTP_URL', '');
  const livemode = readLiveMode(settings.optional('STRIPE_SECRET_KEY', ''));
  if (text === '') {
    if (livemode) settings.fault('SMTP_URL', 'is missing: beside a live key receipts and reminders must reach people');
    return undefined;
  }
  return {
    url: readUrl(settings, text),
    from: settings.text('MAIL_FROM', FROM, 'Name <address@example.org>, or an address alone'),
    dkim: readDkim(settings),
    perSecond: settings.integer('MAILS_PER_SECOND', { minimum: 1, maximum: 10_000, fallback: 10 }),
    connections: settings.integer('SMTP_CONNECTIONS', { minimum: 1, maximum: 50, fallback: 5 }),
  };
}

const FROM = /^(?:[^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

function readUrl(settings: Settings, text: string): URL {
  const url = URL.parse(text);
  const isKnown = url !== null && ['smtp:', 'smtps:', 'smtp+plain:'].includes(url.protocol) && url.hostname !== '';
  if (!isKnown) settings.fault('SMTP_URL', 'is not of the form: smtps://user:password@host:port, or smtp://');
  else if (url.protocol === 'smtp+plain:' && !isLoopback(url.hostname))
    settings.fault('SMTP_URL', 'may be smtp+plain:// on this machine only: elsewhere addresses would go unencrypted');
  return isKnown ? url : new URL('smtp://127.0.0.1');
}

function readDkim(settings: Settings): SmtpConfig['dkim'] {
  const domain = settings.optional('DKIM_DOMAIN', '');
  if (domain === '') return undefined;
  const selector = settings.text('DKIM_SELECTOR', /^[A-Za-z0-9._-]+$/, 'the name under which the key is published');
  const file = settings.file('DKIM_KEY_FILE');
  return { domain, selector, privateKey: file === '' ? '' : keyIn(settings, file) };
}

function keyIn(settings: Settings, file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('PRIVATE KEY')) settings.fault('DKIM_KEY_FILE', `holds no private key in PEM: ${file}`);
    return text;
  } catch {
    return ''; // that it is not there has been said
  }
}
