import { startApp, type RunningApp } from '../support/app';
import { query } from '../support/query';
import { member, setUp, StaffBrowser, type Member } from '../support/staff';

let app: RunningApp;
let boss: Member;
let anna: Member;
beforeEach(async () => {
  app = await startApp();
  boss = await member(app, 'boss@newsroom.example', ['admin']);
  anna = await member(app, 'anna@newsroom.example', ['finance-read']);
});
afterEach(() => app.stop());

const linkIn = (page: string): string => /http:\S+\/staff\/set-up\/[\w-]{43}/.exec(page)?.[0] ?? '';
const audited = async () =>
  (await query<{ action: string }>(app.databaseUrl, 'select action from audit_log order by number')).map(
    ({ action }) => action,
  );

it('an admin invites somebody, who comes in by the link with the roles they were given', async () => {
  const answer = await boss.browser.submit('/staff/people', [
    ['address', 'ben@newsroom.example'],
    ['roles', 'finance-export'],
    ['roles', 'donor-care'],
  ]);
  const page = await answer.text();
  expect(page).toContain('Has not set up the account yet');
  const ben = new StaffBrowser(app.url);
  await setUp(ben, linkIn(page));
  const home = await (await ben.get('/staff')).text();
  expect(home).toContain('href="/care"');
  expect(home).not.toContain('href="/staff/people"');
  expect(await audited()).toEqual(expect.arrayContaining(['person-invited', 'set-up-done', 'signed-in']));
});

it('nobody is invited twice, however the address is spelled, nor with a role that is none', async () => {
  const taken = await boss.browser.submit('/staff/people', [['address', ' ANNA@newsroom.example']]);
  expect([taken.status, await taken.text()]).toEqual([409, expect.stringContaining('on the list already')]);
  const odd = await boss.browser.submit('/staff/people', [
    ['address', 'ben@newsroom.example'],
    ['roles', 'owner'],
  ]);
  expect(odd.status).toBe(400);
  expect((await boss.browser.submit('/staff/people', [['address', 'no address']])).status).toBe(400);
});

it('an admin changes somebody’s roles, which ends their sessions', async () => {
  const saved = await boss.browser.submit(`/staff/people/${anna.id}/roles`, [['roles', 'donor-care']]);
  expect(saved.headers.get('location')).toBe('/staff/people?done=roles');
  expect(await (await boss.browser.get('/staff/people?done=roles')).text()).toContain('donor-care');
  expect((await anna.browser.get('/staff')).status).toBe(303);
  const [line] = await query(app.databaseUrl, `select details from audit_log where action = 'roles-changed'`);
  expect(line).toEqual({ details: { before: ['finance-read'], after: ['donor-care'] } });
});

it('an admin gives a new link, and disables; everything of the person ends', async () => {
  const page = await (await boss.browser.submit(`/staff/people/${anna.id}/link`)).text();
  expect(linkIn(page)).not.toBe('');
  expect((await anna.browser.get('/staff')).status).toBe(303);
  expect((await boss.browser.submit(`/staff/people/${anna.id}/disabling`)).status).toBe(303);
  expect((await new StaffBrowser(app.url).get(new URL(linkIn(page)).pathname)).status).toBe(404);
});

it.each(['roles', 'link', 'disabling'])('nobody does it to themselves: %s', async (action) => {
  const refused = await boss.browser.submit(`/staff/people/${boss.id}/${action}`, [['roles', 'donor-care']]);
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('Not for yourself')]);
  expect((await boss.browser.get('/staff')).status).toBe(200);
});

it('somebody who is not there is not found', async () => {
  for (const id of ['nothing', '00000000-0000-4000-8000-000000000000'])
    expect((await boss.browser.submit(`/staff/people/${id}/link`)).status).toBe(404);
});

it('an admin reads the audit log, by address, page by page, and sees that the chain holds', async () => {
  const page = await (await boss.browser.get('/staff/audit')).text();
  expect(page).toContain('The chain holds');
  expect(page).toContain('anna@newsroom.example');
  expect(page).toContain('person-invited');
  await query(app.databaseUrl, 'alter table audit_log disable trigger all');
  await query(app.databaseUrl, `update audit_log set action = 'signed-out' where number = 1`);
  expect(await (await boss.browser.get('/staff/audit')).text()).toContain('Line 1: It is not as it was written');
  const older = await (await boss.browser.get('/staff/audit?before=2')).text();
  expect(older.match(/<tr>/g)).toHaveLength(2);
});
