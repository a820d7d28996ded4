import { readConfig } from '../../../src/foundation/config/config';
import { ConfigurationError } from '../../../src/foundation/config/configuration-error';

const GOOD = {
  DATABASE_URL: 'postgres://app:pw@127.0.0.1:5432/mainstay',
  STRIPE_SECRET_KEY: 'sk_test_sandbox_fake',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_new, whsec_sandbox_old',
  STRIPE_API_BASE: 'http://127.0.0.1:12111',
  PUBLIC_URL: 'https://give.example',
  IDENTITY_KEYS_FILE: __filename,
};

const MAIL = { SMTP_URL: 'smtps://user:pw@mail.example', MAIL_FROM: 'Readers <readers@give.example>' };
const OIDC = {
  OIDC_ISSUER: 'https://accounts.example',
  OIDC_CLIENT_ID: 'mainstay',
  OIDC_CLIENT_SECRET: 'not-a-real-secret',
};
const LIVE = { STRIPE_SECRET_KEY: 'sk_live_fake', STRIPE_API_BASE: undefined, ...MAIL };

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

describe('the configuration', () => {
  it('takes several webhook secrets, newest first', () => {
    expect(readConfig(GOOD).stripe.webhookSecrets).toEqual(['whsec_sandbox_new', 'whsec_sandbox_old']);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig(GOOD))).toBe(true);
  });

  it('names everything that is missing at once', () => {
    const faults = faultsOf({}).join('\n');
    for (const name of [
      'DATABASE_URL',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'PUBLIC_URL',
      'IDENTITY_KEYS_FILE',
    ]) {
      expect(faults).toContain(name);
    }
  });

  it.each([
    ['a live key beside the sandbox', { ...MAIL, STRIPE_SECRET_KEY: 'sk_live_fake' }, 'STRIPE_API_BASE'],
    ['a live key without a mail server', { ...LIVE, SMTP_URL: undefined }, 'SMTP_URL'],
    ['a mail server that is none', { ...MAIL, SMTP_URL: 'https://mail.example' }, 'SMTP_URL'],
    ['a mail server elsewhere, unencrypted', { ...MAIL, SMTP_URL: 'smtp+plain://mail.example' }, 'SMTP_URL'],
    ['a sender with a line of its own', { ...MAIL, MAIL_FROM: 'A\nBcc: b@example.org <a@example.org>' }, 'MAIL_FROM'],
    ['a mail server without a sender', { ...MAIL, MAIL_FROM: '' }, 'MAIL_FROM'],
    ['a signature without its key', { ...MAIL, DKIM_DOMAIN: 'give.example', DKIM_SELECTOR: 'a' }, 'DKIM_KEY_FILE'],
    ['a provider of accounts over plain http', { ...OIDC, OIDC_ISSUER: 'http://accounts.example' }, 'OIDC_ISSUER'],
    ['a provider of accounts without a secret', { ...OIDC, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    ['an empty webhook secret', { STRIPE_WEBHOOK_SECRET: '' }, 'STRIPE_WEBHOOK_SECRET'],
    ['an empty one among several', { STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_a,whsec_' }, 'STRIPE_WEBHOOK_SECRET'],
    ['no key file', { IDENTITY_KEYS_FILE: undefined }, 'IDENTITY_KEYS_FILE'],
    ['a key file that is not there', { IDENTITY_KEYS_FILE: '/nowhere/keys.json' }, 'IDENTITY_KEYS_FILE'],
    ['a public address over plain http', { PUBLIC_URL: 'http://give.example' }, 'PUBLIC_URL'],
    ['a public address on a host that only begins like a loopback', { PUBLIC_URL: 'http://127.example' }, 'PUBLIC_URL'],
    ['a public address with a path', { PUBLIC_URL: 'https://give.example/give' }, 'PUBLIC_URL'],
    ['a public address with a query', { PUBLIC_URL: 'https://give.example/?a=b' }, 'PUBLIC_URL'],
    ['a public address with a fragment', { PUBLIC_URL: 'https://give.example/#top' }, 'PUBLIC_URL'],
    ['a public address with a password', { PUBLIC_URL: 'https://jane:pw@give.example' }, 'PUBLIC_URL'],
    ['a live key on a plain loopback', { ...LIVE, PUBLIC_URL: 'http://127.0.0.1:3000' }, 'PUBLIC_URL'],
    ['a proxy by name', { TRUSTED_PROXIES: '10.0.0.1,proxy.example' }, 'TRUSTED_PROXIES'],
    ['a range of everything', { TRUSTED_PROXIES: '0.0.0.0/0' }, 'TRUSTED_PROXIES'],
    ['a range of every IPv6 address', { TRUSTED_PROXIES: '::/0' }, 'TRUSTED_PROXIES'],
    ['a range longer than an address', { TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
    ['a port that is none', { PORT: '70000' }, 'PORT'],
    ['a limit of nothing', { SESSIONS_PER_MINUTE: '0' }, 'SESSIONS_PER_MINUTE'],
    ['an unknown role', { ROLE: 'everything' }, 'ROLE'],
    ['a publishable key', { STRIPE_SECRET_KEY: 'pk_test_fake' }, 'STRIPE_SECRET_KEY'],
  ])('refuses %s', (_name, change, setting) => {
    const faults = faultsOf({ ...GOOD, ...change });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([setting]);
  });

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000', 'https://give.example:8443'])(
    'takes the public address %s',
    (address) => expect(faultsOf({ ...GOOD, PUBLIC_URL: address })).toEqual([]),
  );

  it('takes proxies as addresses and as ranges, and names the one that is neither', () => {
    expect(readConfig({ ...GOOD, TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32, ::1' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '2001:db8::/32',
      '::1',
    ]);
    expect(faultsOf({ ...GOOD, TRUSTED_PROXIES: '10.0.0.1, proxy.example' })[0]).toContain('"proxy.example"');
  });

  it('knows a provider of accounts where one is named', () => {
    expect(readConfig(GOOD).oidc).toBeUndefined();
    expect(readConfig({ ...GOOD, ...OIDC }).oidc?.issuer.href).toBe('https://accounts.example/');
  });

  it('never repeats a secret in what it says', () => {
    const faults = faultsOf({
      ...GOOD,
      STRIPE_SECRET_KEY: 'mistyped-secret-value',
      STRIPE_WEBHOOK_SECRET: 'mistyped-hook-value',
    });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toMatch(/mistyped/);
  });
});
