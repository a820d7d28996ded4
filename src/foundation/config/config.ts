import { isLoopback, proxyFault } from './addresses';
import { readOidc, type OidcConfig } from './oidc';
import { readLiveMode, Settings } from './settings';
import { readSmtp, type SmtpConfig } from './smtp';

/** Everything the process is told from outside. Read once at boot, frozen, and validated as a whole. */
export interface Config {
  readonly databaseUrl: string;
  /** Owns the schema, where the app's own role may not change it; undefined: the app's role does both. */
  readonly databaseMigrationUrl: string | undefined;
  readonly databasePoolSize: number;
  /** A command may read for minutes what a request never does; only the process itself says so. */
  readonly databaseSilence: 'bounded' | 'unbounded';
  /** Off beside a connection pooler that cannot keep prepared statements. */
  readonly databasePreparedStatements: 'on' | 'off';
  readonly stripe: StripeConfig;
  /** Where donors reach us; return addresses and links are made from it. */
  readonly publicUrl: URL;
  readonly host: string;
  readonly port: number;
  readonly newsroomFile: string;
  readonly identityKeysFile: string;
  readonly role: Role;
  readonly logLevel: LogLevel;
  /** Addresses or CIDR ranges of reverse proxies whose X-Forwarded-For is believed; empty: none is. */
  readonly trustedProxies: readonly string[];
  /** Where alarms are posted as JSON; undefined: they are only logged. */
  readonly alarmWebhookUrl: URL | undefined;
  /** What a scraper of /metrics must show; undefined: only this machine may scrape. */
  readonly metricsToken: string | undefined;
  /** Undefined: there is no mail server; nobody can be reminded then, and nobody is written to. */
  readonly smtp: SmtpConfig | undefined;
  /** Where staff may sign in with the newsroom's own accounts; undefined: with password and code alone. */
  readonly oidc: OidcConfig | undefined;
  readonly limits: {
    readonly sessionsPerNetworkPerHour: number;
    readonly sessionsPerMinute: number;
    readonly remindersPerNetworkPerHour: number;
    readonly remindersPerMinute: number;
  };
}

export interface StripeConfig {
  readonly secretKey: string;
  /** Newest first; all are accepted, so that a secret can be rolled without losing an event. */
  readonly webhookSecrets: readonly string[];
  /** Set beside the sandbox only; undefined means api.stripe.com. */
  readonly apiBase: URL | undefined;
  readonly livemode: boolean;
}

const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];
const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Builds the configuration from the environment.
 * @throws ConfigurationError naming every missing or wrong setting at once, never the value of a secret
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = new Settings(environment);
  const config: Config = {
    databaseUrl: settings.text('DATABASE_URL', POSTGRES_URL, POSTGRES_EXAMPLE),
    databaseMigrationUrl: settings.optionalText('DATABASE_MIGRATION_URL', POSTGRES_URL, POSTGRES_EXAMPLE),
    // Ten connections serve hundreds of requests a second here; more only queue inside PostgreSQL.
    databaseSilence: 'bounded',
    databasePoolSize: settings.integer('DATABASE_POOL_SIZE', { minimum: 2, maximum: 200, fallback: 10 }),
    databasePreparedStatements: settings.choice('DATABASE_PREPARED_STATEMENTS', ['on', 'off'] as const, 'on'),
    stripe: readStripe(settings),
    publicUrl: settings.publicUrl('PUBLIC_URL', readLiveMode(settings.optional('STRIPE_SECRET_KEY', ''))),
    host: settings.optional('HOST', '127.0.0.1'),
    port: settings.integer('PORT', { minimum: 0, maximum: 65535, fallback: 3000 }),
    newsroomFile: settings.file('NEWSROOM_FILE', 'newsroom/example.json'),
    identityKeysFile: settings.file('IDENTITY_KEYS_FILE'),
    role: settings.choice('ROLE', ROLES, 'all'),
    logLevel: settings.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    trustedProxies: readProxies(settings),
    alarmWebhookUrl: readAlarmWebhook(settings),
    metricsToken: settings.optional('METRICS_TOKEN', '') || undefined,
    smtp: readSmtp(settings),
    oidc: readOidc(settings),
    limits: {
      // A newsroom party behind one address gives a few dozen times an hour; card testers try thousands.
      sessionsPerNetworkPerHour: settings.integer('SESSIONS_PER_NETWORK_PER_HOUR', { minimum: 1, fallback: 60 }),
      // Stripe allows 25 calls a second on one endpoint; half of it leaves room for refunds and reports.
      sessionsPerMinute: settings.integer('SESSIONS_PER_MINUTE', { minimum: 1, fallback: 750 }),
      // Each is a mail to an address that somebody typed.
      remindersPerNetworkPerHour: settings.integer('REMINDERS_PER_NETWORK_PER_HOUR', { minimum: 1, fallback: 20 }),
      remindersPerMinute: settings.integer('REMINDERS_PER_MINUTE', { minimum: 1, fallback: 120 }),
    },
  };
  settings.throwFaults();
  return Object.freeze(config);
}

const POSTGRES_URL = /^postgres(ql)?:\/\/.+/;
const POSTGRES_EXAMPLE = 'postgres://user:password@host:port/database';

function readAlarmWebhook(settings: Settings): URL | undefined {
  const url = settings.url('ALARM_WEBHOOK_URL');
  if (url !== undefined && url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    settings.fault('ALARM_WEBHOOK_URL', 'must begin with https://, except on the loopback');
  }
  return url;
}

function readProxies(settings: Settings): string[] {
  const proxies = settings.list('TRUSTED_PROXIES');
  const fault = proxyFault(proxies);
  if (fault !== undefined) settings.fault('TRUSTED_PROXIES', fault);
  return proxies;
}

function readStripe(settings: Settings): StripeConfig {
  const secretKey = settings.text(
    'STRIPE_SECRET_KEY',
    /^(sk|rk)_(test|live)_.+/,
    'a key that begins with sk_test_, sk_live_, rk_test_ or rk_live_',
  );
  const apiBase = settings.url('STRIPE_API_BASE');
  const livemode = readLiveMode(secretKey);
  if (livemode && apiBase !== undefined) {
    settings.fault('STRIPE_API_BASE', 'must not be set beside a live key: a real gift would go to a sandbox');
  }
  return { secretKey, webhookSecrets: readWebhookSecrets(settings), apiBase, livemode };
}

function readWebhookSecrets(settings: Settings): string[] {
  const secrets = settings.list('STRIPE_WEBHOOK_SECRET');
  if (secrets.length === 0) {
    settings.fault('STRIPE_WEBHOOK_SECRET', 'is missing: without it anyone could tell us a gift was paid');
  }
  if (secrets.some((secret) => !/^whsec_.{8,}$/.test(secret))) {
    settings.fault('STRIPE_WEBHOOK_SECRET', 'must be one or more secrets that begin with whsec_, separated by commas');
  }
  return secrets;
}

/** Injects the validated configuration. */
export const CONFIG = Symbol('config');
