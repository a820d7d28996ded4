import { LOOPBACK } from '../free-port';
import type { DataFolder } from './data-folder';
import type { MailboxPorts } from './mailbox';
import type { SandboxSecrets } from './secrets';
import type { Settings } from './settings';

export interface Surroundings {
  readonly settings: Settings;
  readonly data: DataFolder;
  readonly databaseUrl: string;
  readonly port: number;
  readonly address: string;
  /** Undefined beside the real Stripe. */
  readonly sandbox: { readonly address: string; readonly secrets: SandboxSecrets } | undefined;
  /** Undefined where the mail server is the newsroom's own, or there is none. */
  readonly mailbox: MailboxPorts | undefined;
}

/** All the app is told: it knows neither us nor the sandbox. */
export function appEnvironment(surroundings: Surroundings): NodeJS.ProcessEnv {
  const { settings, data, databaseUrl, port, address, sandbox, mailbox } = surroundings;
  return {
    IDENTITY_KEYS_FILE: data.identityKeys,
    PUBLIC_URL: address,
    ...(sandbox && UNLIMITED),
    ...(mailbox && { MAIL_FROM: FROM, MAILS_PER_SECOND: '1000' }),
    ...settings.environment,
    HOST: settings.host,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    ...(mailbox && { SMTP_URL: `smtp+plain://${LOOPBACK}:${mailbox.smtp}` }),
    ...(sandbox && {
      STRIPE_API_BASE: sandbox.address,
      STRIPE_SECRET_KEY: sandbox.secrets.secretKey,
      STRIPE_WEBHOOK_SECRET: sandbox.secrets.webhookSecret,
    }),
  };
}

/** In a trial every donor comes from this one machine, and `npm run seed` brings thousands of them in minutes. */
const UNLIMITED = {
  ...{ SESSIONS_PER_NETWORK_PER_HOUR: '1000000', SESSIONS_PER_MINUTE: '1000000' },
  REMINDERS_PER_NETWORK_PER_HOUR: '1000000',
};

/** Nobody's: the mails go no further than the mailbox. */
const FROM = "Readers' desk <readers@give.example>";
