import { fastify, type FastifyInstance } from 'fastify';
import { AccessGuard } from '../../src/infrastructure/access/access-guard';
import { guardRoutes } from '../../src/infrastructure/access/guard-routes';
import { visitOf } from '../../src/infrastructure/access/visits';
import { startApp, type RunningApp } from '../support/app';
import { query } from '../support/query';
import { member, type Member } from '../support/staff';

/** The guard of a real app before two routes of its matrix, which tell whom it let in. */
let app: RunningApp;
let server: FastifyInstance;
let anna: Member;
beforeAll(async () => {
  app = await startApp();
  anna = await member(app, 'anna@newsroom.example', ['finance-export']);
  server = fastify();
  guardRoutes(server, app.app.get(AccessGuard));
  server.get('/v1/reports', async (request) => visitOf(request)?.person);
  server.post('/v1/periods/:month/closing', async (request) => ({ ...visitOf(request)?.person, body: request.body }));
  server.delete('/v1/reports', async () => 'nobody has ruled this');
});
afterAll(async () => {
  await server.close();
  await app.stop();
});

async function token(roles: string[]): Promise<string> {
  const fields = roles.map((role): [string, string] => ['roles', role]);
  const page = await anna.browser.submit('/staff/tokens', [['name', 'Sheet'], ['days', '7'], ...fields]);
  return /mainstay_[\w-]{43}/.exec(await page.text())?.[0] ?? '';
}
const cookies = () => [...anna.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const ask = (headers: Record<string, string>) => server.inject({ url: '/v1/reports', headers });
const close = (headers: Record<string, string>, payload = {}) =>
  server.inject({ method: 'POST', url: '/v1/periods/2026-10/closing', headers, payload });

it('a program reads with a token of the role, and is known by it', async () => {
  const answer = await ask({ authorization: `Bearer ${await token(['finance-read'])}` });
  expect(answer.json()).toMatchObject({ id: anna.id, how: 'token', roles: ['finance-read'] });
  expect((answer.json() as { tokenId: string }).tokenId).not.toBeNull();
});

it('a program writes with a token, from wherever it is: no browser sends it by itself', async () => {
  const authorization = `Bearer ${await token(['finance-export'])}`;
  expect((await close({ authorization })).statusCode).toBe(200);
  expect((await close({ authorization, origin: 'https://elsewhere.example' })).statusCode).toBe(200);
});

it('a token without the role is refused', async () => {
  expect((await close({ authorization: `Bearer ${await token(['finance-read'])}` })).statusCode).toBe(403);
});

it('a token that ended is refused, and a session beside it does not count', async () => {
  const authorization = `Bearer ${await token(['finance-read'])}`;
  await query(app.databaseUrl, 'update staff_tokens set revoked_at = clock_timestamp()');
  expect((await ask({ authorization })).statusCode).toBe(401);
  expect((await ask({ authorization, cookie: cookies() })).statusCode).toBe(401);
  expect((await ask({ authorization: 'Bearer nonsense' })).statusCode).toBe(401);
});

it('with a session the same API reads, and writes only with the token of its forms from this site', async () => {
  const [cookie, csrf, origin] = [cookies(), await anna.browser.csrf(), app.url];
  expect((await ask({ cookie })).json()).toMatchObject({ how: 'session', tokenId: null });
  expect((await close({ cookie, origin })).statusCode).toBe(403);
  expect((await close({ cookie, 'x-csrf-token': csrf })).statusCode).toBe(403);
  expect((await close({ cookie, 'x-csrf-token': csrf, origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await close({ cookie, 'x-csrf-token': csrf, origin })).statusCode).toBe(200);
});

it('the token of a form is taken out of its body', async () => {
  const [cookie, csrf, origin] = [cookies(), await anna.browser.csrf(), app.url];
  const closed = await close({ cookie, origin }, { csrf, reason: 'month is over' });
  expect((closed.json() as { body: unknown }).body).toEqual({ reason: 'month is over' });
});

it('a route that nobody has ruled is refused even to whoever holds every role', async () => {
  const answer = await server.inject({ method: 'DELETE', url: '/v1/reports', headers: { cookie: cookies() } });
  expect(answer.statusCode).toBe(403);
  expect(answer.body).toContain('nobody may');
});
