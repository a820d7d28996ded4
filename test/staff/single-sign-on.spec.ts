import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { People } from '../../src/staff/people/people';
import { CLIENT, startAccountProvider, type AccountProvider } from '../support/account-provider';
import { startApp, type RunningApp } from '../support/app';
import { query } from '../support/query';
import { member, StaffBrowser, type Member } from '../support/staff';

let provider: AccountProvider;
let app: RunningApp;
let anna: Member;
beforeAll(async () => {
  provider = await startAccountProvider();
  app = await startApp({ environment: { ...CLIENT, OIDC_ISSUER: provider.url } });
  anna = await member(app, 'anna@newsroom.example', ['finance-read']);
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});
beforeEach(() => {
  provider.claims = { email: 'anna@newsroom.example', email_verified: true };
  provider.tells = 'in the token';
});

/** As far as the provider's answer. @returns the path at which the browser comes back */
async function visit(browser: StaffBrowser, query = ''): Promise<string> {
  const left = await browser.get(`/staff/single-sign-on${query}`);
  const back = await fetch(left.headers.get('location') ?? '', { redirect: 'manual' });
  return (back.headers.get('location') ?? '').replace(app.url, '');
}
async function refused(answer: Response): Promise<string> {
  expect(answer.headers.getSetCookie().filter((line) => line.startsWith('mainstay-session'))).toEqual([]);
  return `${answer.status} ${await answer.text()}`;
}

it('lets in whom the provider knows by a verified address and an admin has invited', async () => {
  const browser = new StaffBrowser(app.url);
  expect(await (await browser.get('/staff/sign-in')).text()).toContain('Sign in with your newsroom account');
  const entered = await browser.get(await visit(browser, '?next=/staff/tokens'));
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/staff/tokens']);
  expect(await (await browser.get('/staff')).text()).toContain('anna@newsroom.example');
  const [line] = await query(app.databaseUrl, 'select details from audit_log order by number desc limit 1');
  expect(line).toEqual({ details: { how: 'single-sign-on' } });
});

it('asks for the address where the token does not tell it, in any spelling', async () => {
  provider.tells = 'apart';
  provider.claims = { email: 'Anna@Newsroom.Example', email_verified: true };
  const browser = new StaffBrowser(app.url);
  expect((await browser.get(await visit(browser))).status).toBe(303);
});

it.each([
  ['an address nobody has verified', { email: 'anna@newsroom.example', email_verified: false }, 'not verified'],
  ['an address of which nothing is said', { email: 'anna@newsroom.example' }, 'not verified'],
  ['no address', { email_verified: true }, 'not verified'],
  [
    'somebody nobody has invited',
    { email: 'stranger@newsroom.example', email_verified: true },
    'nobody has given it access',
  ],
  [
    'another nonce',
    { email: 'anna@newsroom.example', email_verified: true, nonce: 'another' },
    'did not say who you are',
  ],
  [
    'a token for another program',
    { email: 'anna@newsroom.example', email_verified: true, aud: 'other' },
    'did not say',
  ],
])('refuses %s', async (_name, claims, words) => {
  provider.claims = claims;
  const browser = new StaffBrowser(app.url);
  const answer = await refused(await browser.get(await visit(browser)));
  expect(answer).toMatch(/^403/);
  expect(answer).toContain(words);
});

it('makes nobody an account: who was only invited, or was disabled, stays outside', async () => {
  const people = app.app.get(People, { strict: false });
  await people.invite(CLI, 'invited@newsroom.example', ['admin']);
  const gone = await member(app, 'gone@newsroom.example', ['admin']);
  await people.disable(CLI, gone.id);
  for (const email of ['invited@newsroom.example', 'gone@newsroom.example']) {
    provider.claims = { email, email_verified: true };
    const browser = new StaffBrowser(app.url);
    expect(await refused(await browser.get(await visit(browser)))).toContain('nobody has given it access');
  }
});

it('refuses another state, a browser that never asked, and the same answer again', async () => {
  const browser = new StaffBrowser(app.url);
  const back = await visit(browser);
  expect(await refused(await new StaffBrowser(app.url).get(back))).toContain('did not ask to sign in');
  expect(await refused(await browser.copy().get(back.replace(/state=[^&]+/, 'state=another')))).toMatch(/^403/);
  const before = browser.copy();
  expect((await browser.get(back)).status).toBe(303);
  // The cookie is used up, and with a copy of it the provider knows that the code is.
  expect(await refused(await browser.get(back))).toContain('did not ask to sign in');
  expect(await refused(await before.get(back))).toContain('did not say who you are');
});

it('never leads to another site', async () => {
  const browser = new StaffBrowser(app.url);
  const entered = await browser.get(await visit(browser, '?next=//evil.example'));
  expect(entered.headers.get('location')).toBe('/staff');
});

it('ends the session that the browser had', async () => {
  const browser = anna.browser.copy();
  expect((await browser.get(await visit(browser))).status).toBe(303);
  expect((await anna.browser.get('/staff')).status).toBe(303);
});

it('is not there where no provider is named', async () => {
  const plain = await startApp();
  expect((await fetch(`${plain.url}/staff/single-sign-on`)).status).toBe(404);
  expect((await fetch(`${plain.url}/staff/single-sign-on/callback`)).status).toBe(404);
  expect(await (await fetch(`${plain.url}/staff/sign-in`)).text()).not.toContain('newsroom account');
  await plain.stop();
});
