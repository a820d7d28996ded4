import { StaffTokens } from '../../src/infrastructure/access/staff-tokens';
import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { People } from '../../src/staff/people/people';
import { dumpDatabase } from '../support/database-dump';
import { query } from '../support/query';
import { startApp, type RunningApp } from '../support/app';
import { member, type Member } from '../support/staff';

let app: RunningApp;
let anna: Member;
beforeEach(async () => {
  app = await startApp();
  anna = await member(app, 'anna@newsroom.example', ['finance-export']);
});
afterEach(() => app.stop());

async function make(owner: Member, roles: string[], days = '30'): Promise<string> {
  const fields = roles.map((role): [string, string] => ['roles', role]);
  const page = await (
    await owner.browser.submit('/staff/tokens', [['name', 'Sheet'], ['days', days], ...fields])
  ).text();
  return /mainstay_[\w-]{43}/.exec(page)?.[0] ?? page;
}
const rolesOf = async (token: string) => (await app.app.get(StaffTokens).find(token))?.roles ?? null;

it('a token is shown once, works, and its hash alone is kept', async () => {
  const token = await make(anna, ['finance-read']);
  expect(await rolesOf(token)).toEqual(['finance-read']);
  const page = await (await anna.browser.get('/staff/tokens')).text();
  expect(page).not.toContain(token);
  expect(page).toContain('Sheet');
  expect(await dumpDatabase(app.databaseUrl)).not.toContain(token.slice('mainstay_'.length));
});

it('a token does nothing that its owner may not do, now or later', async () => {
  expect(await make(anna, ['admin'])).toContain('nothing that you may not do yourself');
  const token = await make(anna, ['finance-read', 'finance-export']);
  expect(await rolesOf(token)).toEqual(['finance-read', 'finance-export']);
  await app.app.get(People, { strict: false }).changeRoles(CLI, anna.id, ['finance-read']);
  expect(await rolesOf(token)).toEqual(['finance-read']);
});

it.each([
  ['no roles', [], '30'],
  ['a lifetime that is not offered', ['finance-read'], '10000'],
])('is not made with %s', async (_name, roles, days) => {
  expect(await make(anna, roles, days)).not.toMatch(/^mainstay_/);
});

it('shows when it was last used, to the minute', async () => {
  const token = await make(anna, ['finance-read']);
  expect(await (await anna.browser.get('/staff/tokens')).text()).toContain('never</td>');
  await rolesOf(token);
  expect(await (await anna.browser.get('/staff/tokens')).text()).not.toContain('never</td>');
});

it('ends when it expires, is revoked, or its owner is disabled', async () => {
  const [expired, revoked, orphan] = [
    await make(anna, ['finance-read']),
    await make(anna, ['finance-read']),
    await make(anna, ['finance-read']),
  ];
  const ids = await query<{ id: string }>(app.databaseUrl, 'select id from staff_tokens order by made_at');
  await query(app.databaseUrl, 'update staff_tokens set expires_at = clock_timestamp() where id = $1', [ids[0]?.id]);
  expect(await rolesOf(expired)).toBeNull();
  const done = await anna.browser.submit(`/staff/tokens/${ids[1]?.id}/revocation`);
  expect(done.status).toBe(303);
  expect(await rolesOf(revoked)).toBeNull();
  expect(await rolesOf(orphan)).not.toBeNull();
  await app.app.get(People, { strict: false }).disable(CLI, anna.id);
  expect(await rolesOf(orphan)).toBeNull();
});

it('is revoked by its owner or an admin, and by nobody else', async () => {
  const token = await make(anna, ['finance-read']);
  const [row] = await query<{ id: string }>(app.databaseUrl, 'select id from staff_tokens');
  const ben = await member(app, 'ben@newsroom.example', ['finance-export']);
  const boss = await member(app, 'boss@newsroom.example', ['admin']);
  expect((await ben.browser.submit(`/staff/tokens/${row?.id}/revocation`)).status).toBe(400);
  expect(await (await ben.browser.get('/staff/tokens')).text()).not.toContain('Sheet');
  expect(await rolesOf(token)).not.toBeNull();
  expect(await (await boss.browser.get('/staff/tokens')).text()).toContain('anna@newsroom.example');
  expect((await boss.browser.submit(`/staff/tokens/${row?.id}/revocation`)).status).toBe(303);
  expect(await rolesOf(token)).toBeNull();
});

it('opens no page, so it cannot make itself a longer life', async () => {
  const token = await make(anna, ['finance-export']);
  const answer = await fetch(`${app.url}/staff/tokens`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(401);
});
