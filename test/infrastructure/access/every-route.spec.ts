import { AccessGuard } from '../../../src/infrastructure/access/access-guard';
import { ROUTE_RULES, ruleFor } from '../../../src/infrastructure/access/route-rules';
import { startApp, type RunningApp } from '../../support/app';

let app: RunningApp;
let routes: string[];
beforeAll(async () => {
  app = await startApp();
  routes = app.app.get(AccessGuard).routes;
});
afterAll(() => app.stop());

describe('every route of the app', () => {
  it('has a rule', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => ruleFor(...parts(route)) === undefined)).toEqual([]);
  });

  it('is there for every rule', () => {
    expect([...ROUTE_RULES.keys()].filter((rule) => !routes.some((route) => isRuledBy(route, rule)))).toEqual([]);
  });

  it('that writes for staff wants the token of a form', () => {
    const writes = [...ROUTE_RULES].filter(
      ([route, { caller }]) => !route.startsWith('GET ') && !OPEN.includes(caller),
    );
    expect(writes.filter(([, { write }]) => write !== 'form')).toEqual([]);
  });
});

it('a route that nobody has ruled is refused', async () => {
  expect(ruleFor('DELETE', '/v1/reports')).toBeUndefined();
  expect(ruleFor('GET', '/v1/reports/:name/:format/more')).toBeUndefined();
  expect(ruleFor('GET', '/finances')).toBeUndefined();
});

it('a HEAD is ruled as its GET, and what lies under a star by the star', () => {
  expect(ruleFor('HEAD', '/v1/periods')?.caller).toBe('finance-read');
  expect(ruleFor('GET', '/finance/reports/:name')?.caller).toBe('finance-read');
  expect(ruleFor('POST', '/finance/periods/:month/closing')).toEqual({ caller: 'finance-export', write: 'form' });
  expect(ruleFor('GET', '/care/donors/:id')?.caller).toBe('donor-care');
});

const OPEN = ['anyone', 'signed by Stripe', 'metrics token'];

function parts(route: string): [method: string, pattern: string] {
  const [method = '', pattern = ''] = route.split(' ');
  return [method, pattern];
}

function isRuledBy(route: string, rule: string): boolean {
  if (route === rule) return true;
  return rule.endsWith('/*') && route.startsWith(rule.slice(0, -1));
}
