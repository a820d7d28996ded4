import { startApp, type RunningApp } from '../support/app';
import { member, StaffBrowser } from '../support/staff';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

it.each(['/staff/sign-in', '/staff/set-up/nothing'])(
  '%s loads nothing from elsewhere, is in no frame, and is kept by no browser',
  async (path) => {
    const { headers } = await new StaffBrowser(app.url).get(path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    // A form has to say which site it comes from.
    expect(headers.get('referrer-policy')).toBe('same-origin');
  },
);

it('everybody is led to their own places alone', async () => {
  const linksOf = async (address: string, roles: Parameters<typeof member>[2]): Promise<string[]> => {
    const page = await (await (await member(app, address, roles)).browser.get('/staff')).text();
    const navigation = /<nav[\s\S]*<\/nav>/.exec(page)?.[0] ?? '';
    return [...navigation.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
  };
  const finance = [
    '/finance',
    '/finance/reports',
    '/finance/payouts',
    '/finance/refunds',
    '/finance/experiments',
    '/finance/search',
    '/finance/periods',
  ];
  expect(await linksOf('a@newsroom.example', ['finance-read'])).toEqual([...finance, '/staff/tokens']);
  expect(await linksOf('b@newsroom.example', ['donor-care'])).toEqual(['/care', '/staff/tokens']);
  expect(await linksOf('c@newsroom.example', ['admin'])).toEqual([
    '/staff/people',
    '/staff/tokens',
    '/staff/switches',
    '/staff/audit',
  ]);
});

it('an address with markup in it stays text', async () => {
  const { browser } = await member(app, '"<b>odd</b>"@newsroom.example', ['admin']);
  for (const path of ['/staff', '/staff/people', '/staff/audit'])
    expect(await (await browser.get(path)).text()).not.toContain('<b>odd');
  const answer = await new StaffBrowser(app.url).post('/staff/sign-in', {
    ...{ address: '"><script>', password: 'not a real password', code: '000000' },
  });
  expect(await answer.text()).not.toContain('<script>');
});
