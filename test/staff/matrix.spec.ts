import { AccessGuard } from '../../src/infrastructure/access/access-guard';
import { holds, STAFF_ROLES, type StaffRole } from '../../src/infrastructure/access/roles';
import { ruleFor } from '../../src/infrastructure/access/route-rules';
import { StaffSessions } from '../../src/infrastructure/access/staff-sessions';
import { StaffTokens } from '../../src/infrastructure/access/staff-tokens';
import { startApp, type RunningApp } from '../support/app';
import { member, type Member } from '../support/staff';

let app: RunningApp;
const members = new Map<StaffRole, Member>();
beforeAll(async () => {
  app = await startApp();
  for (const role of STAFF_ROLES) members.set(role, await member(app, `${role}@newsroom.example`, [role]));
});
afterAll(() => app.stop());

const STAFF_CALLERS = ['signed in', ...STAFF_ROLES] as const;
const isStaffs = (caller: string | undefined): boolean => STAFF_CALLERS.some((each) => each === caller);

/** Every route that is there, as somebody would call it. */
function routes(): { method: string; path: string; caller: string }[] {
  return app.app.get(AccessGuard).routes.flatMap((route) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000').replace('*', 'more');
    return [{ method, path, caller: ruleFor(method, pattern)?.caller ?? 'nobody' }];
  });
}
const staffRoutes = () =>
  routes()
    .filter(({ caller, method }) => isStaffs(caller) && method !== 'HEAD')
    // It would end the session that the other routes are tried with.
    .filter(({ path }) => path !== '/staff/sign-out');

it('the staff’s routes are there to be tried', () => {
  expect(staffRoutes().length).toBeGreaterThan(8);
});

it('nobody gets in without a session: programs are told, pages lead to the sign-in', async () => {
  for (const { method, path } of staffRoutes()) {
    const told = await fetch(app.url + path, { method });
    expect([path, told.status, ((await told.json()) as { code: string }).code]).toEqual([path, 401, 'sign_in_needed']);
    const led = await fetch(app.url + path, { method, headers: { accept: 'text/html' }, redirect: 'manual' });
    expect([path, led.status, led.headers.get('location')?.split('?')[0]]).toEqual([path, 303, '/staff/sign-in']);
  }
});

describe.each(STAFF_ROLES)('with the role %s', (role) => {
  it('each route lets in whom its rule names, and nobody else', async () => {
    const browser = members.get(role)!.browser;
    const csrf = await browser.csrf();
    for (const { method, path, caller } of staffRoutes()) {
      const headers = { 'x-csrf-token': csrf, origin: app.url };
      const answer = await browser.send(path, { method, headers });
      const may = caller === 'signed in' || holds([role], caller as StaffRole);
      const body = await answer.text();
      const isRefused = answer.status === 403 && body.includes(`"role_needed","role":"${caller}"`);
      expect([method, path, isRefused]).toEqual([method, path, !may]);
    }
  });
});

it('a person is told in a page which role is needed', async () => {
  const answer = await members.get('finance-read')!.browser.get('/staff/people');
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('This needs the role admin')]);
});

it('whoever is for everybody is answered without any look at sessions or tokens', async () => {
  const looks = [jest.spyOn(app.app.get(StaffSessions), 'find'), jest.spyOn(app.app.get(StaffTokens), 'find')];
  const cookie = `mainstay-session=${'a'.repeat(43)}`;
  const headers = { cookie, authorization: `Bearer mainstay_${'a'.repeat(43)}` };
  for (const { method, path, caller } of routes())
    if (!isStaffs(caller) && method === 'GET') await (await fetch(app.url + path, { headers })).arrayBuffer();
  for (const look of looks) {
    expect(look).not.toHaveBeenCalled();
    look.mockRestore();
  }
});

it('what is not there is not there, for whoever asks', async () => {
  expect((await fetch(`${app.url}/staff/nothing`)).status).toBe(404);
  expect((await members.get('admin')!.browser.get('/finance-nothing')).status).toBe(404);
});
