import { dumpDatabase } from '../support/database-dump';
import { query } from '../support/query';
import { startApp, type RunningApp } from '../support/app';
import { member, PASSWORD, setUp, signIn, StaffBrowser, type Member } from '../support/staff';
import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { People } from '../../src/staff/people/people';
import { Passwords } from '../../src/staff/sign-in/passwords';

let app: RunningApp;
let anna: Member;
beforeEach(async () => {
  app = await startApp({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  anna = await member(app, 'Anna@newsroom.example', ['finance-read'], '198.51.100.1');
});
afterEach(() => app.stop());

const stranger = (network = '203.0.113.9') => new StaffBrowser(app.url, network);
async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

const run = (sql: string) => query(app.databaseUrl, sql);

describe('the link', () => {
  it('lets somebody in once they have set up password and codes', async () => {
    const page = await anna.browser.get('/staff');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Signed in as <strong>Anna@newsroom.example</strong>');
  });

  it('works once, and opening it changes nothing', async () => {
    const { url } = await app.app.get(People, { strict: false }).invite(CLI, 'ben@newsroom.example', []);
    const path = new URL(url).pathname;
    const [first, second] = [await stranger().get(path), await stranger().get(path)];
    expect(await first.text()).toBe(await second.text());
    await setUp(stranger(), url);
    const used = await stranger().get(path);
    expect(used.status).toBe(404);
    expect(await used.text()).toContain('A link works once, for an hour');
    expect((await stranger().post(path, { password: PASSWORD, code: '123456' })).status).toBe(404);
  });

  it('ends after an hour', async () => {
    const { url } = await app.app.get(People, { strict: false }).invite(CLI, 'ben@newsroom.example', []);
    await run(`update staff_links set expires_at = clock_timestamp()`);
    expect((await stranger().get(new URL(url).pathname)).status).toBe(404);
  });

  it('takes no short password and no wrong code, and can then still be used', async () => {
    const { url } = await app.app.get(People, { strict: false }).invite(CLI, 'ben@newsroom.example', []);
    const [path, browser] = [new URL(url).pathname, stranger()];
    const short = await browser.post(path, { password: 'short', code: '123456' });
    expect([short.status, await short.text()]).toEqual([400, expect.stringContaining('12 to 200 characters')]);
    const wrong = await browser.post(path, { password: PASSWORD, code: '12345' });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('not the one that')]);
    await setUp(browser, url);
    expect((await browser.get('/staff')).status).toBe(200);
  });

  it('a new one ends the old way in, the sessions and the known browsers', async () => {
    const url = await app.app.get(People, { strict: false }).newLink(CLI, anna.id);
    expect((await anna.browser.get('/staff')).status).toBe(303);
    expect((await signIn(anna.browser, anna)).status).toBe(401);
    const code = await setUp(stranger(), url, 'another password that is long');
    const old = await signIn(stranger(), { ...anna, code });
    expect(old.status).toBe(401);
    const entered = await signIn(stranger(), { ...anna, code }, { password: 'another password that is long' });
    expect(entered.status).toBe(303);
  });
});

describe('signing in', () => {
  it('leads to where one wanted to go', async () => {
    const browser = stranger();
    const turned = await browser.get('/staff/tokens?done=revoked');
    expect([turned.status, turned.headers.get('location')]).toEqual([
      303,
      '/staff/sign-in?next=%2Fstaff%2Ftokens%3Fdone%3Drevoked',
    ]);
    const page = await (await browser.get(turned.headers.get('location') ?? '')).text();
    expect(page).toContain('name="next" value="/staff/tokens?done=revoked"');
    const entered = await signIn(browser, anna, { next: '/staff/tokens?done=revoked' });
    expect(entered.headers.get('location')).toBe('/staff/tokens?done=revoked');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])('never leads to %s', async (next) => {
    expect(await (await stranger().get(`/staff/sign-in?${new URLSearchParams({ next })}`)).text()).not.toContain(
      'evil',
    );
    expect((await signIn(stranger(), anna, { next })).headers.get('location')).toBe('/staff');
  });

  it('takes the address in any spelling', async () => {
    expect((await signIn(stranger(), anna, { address: ' anna@NEWSROOM.example ' })).status).toBe(303);
  });

  it('is refused alike for a wrong password, a wrong code, an address of nobody, and somebody disabled', async () => {
    const people = app.app.get(People, { strict: false });
    const gone = await member(app, 'gone@newsroom.example', ['admin']);
    await people.disable(CLI, gone.id);
    await people.invite(CLI, 'invited@newsroom.example', []);
    const answers: string[] = [];
    const tries: Record<string, string>[] = [
      { password: 'not this password' },
      { code: '000000' },
      { address: 'nobody@newsroom.example' },
      { address: 'invited@newsroom.example' },
      { address: gone.address, code: gone.code() },
    ];
    for (const changes of tries) {
      const answer = await signIn(stranger(), anna, changes);
      const page = await answer.text();
      answers.push(`${answer.status} ${page.replace(/value="[^"]*"/, '')}`);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(answers[0]).toContain('401');
    expect(new Set(answers).size).toBe(1);
  });

  it('hashes as much for an address of nobody', async () => {
    const passwords = app.app.get(Passwords, { strict: false });
    const hashed = jest.spyOn(passwords, 'fits');
    for (const address of [anna.address, 'nobody@newsroom.example'])
      await signIn(stranger(), anna, { address, password: 'not this password', code: '000000' });
    expect(hashed.mock.calls.map(([stored]) => stored === null)).toEqual([false, true]);
    const stored = await passwords.hash(PASSWORD);
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let each = 0; each < 8; each++) {
      known.push(await timed(() => passwords.fits(stored, 'not this password')));
      unknown.push(await timed(() => passwords.fits(null, 'not this password')));
    }
    // The quickest of many: without hashing it would be no time at all.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4);
  });

  it('takes no code twice, and none from before', async () => {
    const [first, second] = [anna.code(), anna.code()];
    expect((await signIn(stranger(), anna, { code: second })).status).toBe(303);
    expect((await signIn(stranger(), anna, { code: second })).status).toBe(401);
    expect((await signIn(stranger(), anna, { code: first })).status).toBe(401);
  });

  it('gives a code to one of two who show it at once', async () => {
    const code = anna.code();
    const both = await Promise.all([signIn(stranger(), anna, { code }), signIn(stranger(), anna, { code })]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401]);
  });

  it('begins a new session each time, and ends the one the browser had', async () => {
    const before = anna.browser.copy();
    expect((await signIn(anna.browser, anna)).status).toBe(303);
    expect((await anna.browser.get('/staff')).status).toBe(200);
    expect((await before.get('/staff')).status).toBe(303);
  });

  it('gives cookies that no script reads, and the database their hashes alone', async () => {
    const lines = (await signIn(stranger(), anna)).headers.getSetCookie();
    expect(lines).toEqual([
      expect.stringMatching(/^mainstay-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^mainstay-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=15552000$/),
    ]);
    const dump = JSON.stringify(await run('select to_jsonb(s) from staff_sessions s'));
    for (const line of lines) expect(dump).not.toContain(/=([\w-]{43})/.exec(line)?.[1]);
  });

  it('is for forms of this site', async () => {
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of elsewhere) expect((await anna.browser.post('/staff/sign-in', {}, headers)).status).toBe(403);
  });
});

describe('a session', () => {
  it('ends when signed out', async () => {
    const before = anna.browser.copy();
    const left = await anna.browser.submit('/staff/sign-out');
    expect([left.status, left.headers.get('location')]).toEqual([303, '/staff/sign-in']);
    expect((await anna.browser.get('/staff')).status).toBe(303);
    expect((await before.get('/staff')).status).toBe(303);
  });

  it('ends after half an hour without a request, and not before', async () => {
    await run(`update staff_sessions set seen_at = clock_timestamp() - interval '29 minutes'`);
    expect((await anna.browser.get('/staff')).status).toBe(200);
    await run(`update staff_sessions set seen_at = seen_at - interval '30 minutes'`);
    expect((await anna.browser.get('/staff')).status).toBe(303);
  });

  it('ends after twelve hours, however busy', async () => {
    await run(`update staff_sessions set made_at = clock_timestamp() - interval '11 hours 59 minutes'`);
    expect((await anna.browser.get('/staff')).status).toBe(200);
    await run(`update staff_sessions set made_at = clock_timestamp() - interval '12 hours'`);
    expect((await anna.browser.get('/staff')).status).toBe(303);
  });

  it('ends when roles are changed, and when its person is disabled', async () => {
    const people = app.app.get(People, { strict: false });
    await people.changeRoles(CLI, anna.id, ['admin']);
    expect((await anna.browser.get('/staff')).status).toBe(303);
    await signIn(anna.browser, anna);
    expect((await anna.browser.get('/staff')).status).toBe(200);
    await people.disable(CLI, anna.id);
    expect((await anna.browser.get('/staff')).status).toBe(303);
  });

  it('writes nothing without the token of its forms, from another site, or with another session’s token', async () => {
    const ben = await member(app, 'ben@newsroom.example', ['finance-read']);
    const own = await anna.browser.csrf();
    const tries = [
      await anna.browser.post('/staff/sign-out', {}),
      await anna.browser.post('/staff/sign-out', { csrf: await ben.browser.csrf() }),
      await anna.browser.post('/staff/sign-out', { csrf: own }, { origin: 'https://evil.example' }),
      await anna.browser.post('/staff/sign-out', { csrf: own }, { 'sec-fetch-site': 'same-site' }),
      await anna.browser.send('/staff/sign-out', { method: 'POST', body: new URLSearchParams({ csrf: own }) }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await tries[4]?.json()) as object).toMatchObject({ code: 'not_from_this_site' });
    expect((await anna.browser.get('/staff')).status).toBe(200);
  });
});

it('no address of staff stands in the database, the log or the audit log', async () => {
  await signIn(stranger(), anna);
  const everything = `${await dumpDatabase(app.databaseUrl)}\n${app.logLines.join('\n')}`;
  expect(everything.toLowerCase()).not.toContain('anna@newsroom');
  expect(everything).not.toContain(PASSWORD);
});
