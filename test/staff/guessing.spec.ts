import { query } from '../support/query';
import { startApp, type RunningApp } from '../support/app';
import { member, signIn, StaffBrowser, type Member } from '../support/staff';

let app: RunningApp;
let anna: Member;
beforeEach(async () => {
  app = await startApp({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  anna = await member(app, 'Anna@newsroom.example', ['finance-read'], '198.51.100.1');
});
afterEach(() => app.stop());

const stranger = (network = '203.0.113.9') => new StaffBrowser(app.url, network);
const run = (sql: string) => query(app.databaseUrl, sql);

describe('guessing', () => {
  const wrong = { password: 'not this password', code: '000000' };

  it('slows down strangers, whoever’s address it is, and never a browser that is known', async () => {
    const attacker = (each: number) => stranger(`203.0.113.${each}`);
    // Anna comes last: she is kept waiting for two seconds at first.
    for (const address of ['nobody@newsroom.example', anna.address]) {
      const statuses: number[] = [];
      for (let each = 1; each <= 7; each++)
        statuses.push((await signIn(attacker(each), anna, { ...wrong, address })).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    }
    // Even with all that is right a stranger waits; the real person's own browser does not.
    const slowed = await signIn(attacker(8), anna);
    expect([slowed.status, Number(slowed.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    await anna.browser.submit('/staff/sign-out');
    expect((await signIn(anna.browser, anna)).status).toBe(303);
  });

  it('a hundred at once are no more than the free tries', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, each) => signIn(stranger(`203.0.113.${each}`), anna, wrong)),
    );
    expect(all.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });

  it('is possible no faster with a known browser that was stolen', async () => {
    for (let each = 1; each <= 5; each++) await signIn(anna.browser, anna, wrong);
    expect((await signIn(anna.browser, anna, wrong)).status).toBe(429);
  });

  it('a browser known for one person is a stranger for another', async () => {
    const ben = await member(app, 'ben@newsroom.example', []);
    for (let each = 1; each <= 5; each++) await signIn(stranger(), ben, wrong);
    expect((await signIn(anna.browser, ben, wrong)).status).toBe(429);
  });

  it('is counted once in the audit log', async () => {
    for (let each = 1; each <= 7; each++) await signIn(stranger(), anna, wrong);
    const lines = await query(
      app.databaseUrl,
      `select actor_kind, subject_id, details from audit_log where action = 'sign-in-slowed'`,
    );
    expect(lines).toEqual([{ actor_kind: 'nobody', subject_id: null, details: { failures: 5 } }]);
  });

  it('stops for a network that tries a hundred addresses an hour', async () => {
    await signIn(stranger('192.0.2.7'), anna, { ...wrong, address: 'one@newsroom.example' });
    await run(`update rate_limits set points = 100 where key like 'sign-in-network%'`);
    const stopped = await signIn(stranger('192.0.2.7'), anna, { ...wrong, address: 'two@newsroom.example' });
    expect(stopped.status).toBe(429);
  });
});
