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

it('whoever lacks the role for a page is told so on a page that leads on', async () => {
  const { browser } = await member(app, 'reads@newsroom.example', ['finance-read']);
  const refused = await browser.get('/care');
  const page = await refused.text();
  expect(refused.status).toBe(403);
  expect(page).toContain('href="/finance/reports"');
  expect(page).toContain('To your start page');
});

it('whoever sent a form that could not be taken is led back to it', async () => {
  const { browser } = await member(app, 'boss@newsroom.example', ['admin']);
  const body = new URLSearchParams({ csrf: await browser.csrf(), address: 'no address' });
  const referer = `${app.url}/staff/people?done=roles`;
  const answer = await browser.send('/staff/people', {
    method: 'POST',
    body,
    headers: { accept: 'text/html', origin: app.url, referer },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('href="/staff/people?done=roles">Back to the page before</a>');
});

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
