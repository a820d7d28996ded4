import { startApp, type RunningApp } from '../support/app';

let app: RunningApp;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.stop());

const get = (address: string, headers: Record<string, string> = {}) => fetch(`${app.url}${address}`, { headers });
const textOf = async (address: string, headers: Record<string, string> = {}) => (await get(address, headers)).text();

describe('every donor page', () => {
  it.each(['/', '/give', '/thank-you'])('%s loads nothing of others and leads only to Stripe', async (address) => {
    const policy = (await get(address)).headers.get('content-security-policy')!;
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    expect(rules.get('style-src')).toBe("'self'");
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect(rules.get('base-uri')).toBe("'none'");
    expect(rules.get('form-action')).toMatch(/^'self' https:\/\/checkout\.stripe\.com http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each(['/', '/give', '/manage', '/thank-you?contribution=x&session=y'])(
    '%s tells no other page where the donor was',
    async (address) => {
      const { headers } = await get(address);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );

  it.each(['/', '/give?problem=amount_missing', '/thank-you'])(
    '%s has no script and no style within',
    async (address) => {
      const page = await textOf(address);
      expect(page).toMatch(/<html lang="en">[^]*<link rel="stylesheet"/);
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src=)/);
    },
  );

  it('is in the language asked for, else in the browser’s, else in the newsroom’s', async () => {
    const russian = { 'accept-language': 'it;q=0.9, ru-RU, en;q=0.5' };
    expect(await textOf('/')).toContain('<html lang="en">');
    expect(await textOf('/', russian)).toContain('<html lang="ru">');
    expect(await textOf('/?language=en', russian)).toContain('<html lang="en">');
    expect(await textOf('/', { 'accept-language': 'it, en;q=0, *' })).toContain('<html lang="en">');
    expect(await textOf('/?language=constructor&language=x')).toContain('<html lang="en">');
  });
});

describe('the languages', () => {
  it('fold under the one that is read, and lead to the same page in another', async () => {
    const page = await textOf('/give?language=uk&frequency=annual');
    expect(page).toMatch(/<nav aria-label="Мова">\s*<details[^]*<summary>[^]*Українська\s*<\/summary>/);
    expect(page.match(/hreflang="\w+"/g)).toHaveLength(8);
    expect(page).toMatch(/href="\/give\?[^"]*frequency=annual[^"]*"\s+lang="pl"/);
  });
});

describe('the form', () => {
  it('shows the presets of the frequency and currency asked for, the default filled in', async () => {
    const page = await textOf('/give?frequency=annual&currency=JPY');
    for (const preset of ['¥5,000', '¥10,000', '¥25,000', '¥50,000']) expect(page).toContain(preset);
    expect(page).toMatch(/name="amount"[^>]*value="10000"/);
  });

  it('falls back to what is offered when an address asks for nonsense', async () => {
    const page = await textOf(
      '/give?frequency=hourly&currency=XXX&amount=%22%3E%3Cscript%3E&problem=%3Cb%3E&limitMinor=9e9',
    );
    expect(page).toContain('name="frequency" value="monthly"');
    expect(page).toContain('name="currency" value="USD"');
    expect(page).not.toContain('"><script>');
    expect(page).toContain('Something went wrong on our side.');
  });

  it('carries an attempt of its own each time it is shown', async () => {
    const attempt = async () => /name="attemptId" value="([^"]+)"/.exec(await textOf('/give'))![1];
    expect(await attempt()).not.toBe(await attempt());
  });

  it('says how long to wait, in the right number', async () => {
    const page = await textOf('/give?problem=too_many_requests&retryAfterSeconds=22&language=ru');
    expect(page).toContain('Попробуйте ещё раз через 22 секунды.');
  });
});

describe('the built files', () => {
  it('of our pages are kept for ever under a name that changes with them', async () => {
    const [address] = /\/assets\/page-[0-9a-f]{12}\.css/.exec(await textOf('/'))!;
    const { headers, status } = await get(address);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('include the box, which any site may load and asks anew for only when it has changed', async () => {
    const first = await get('/box.js');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const again = await get('/box.js', { 'if-none-match': first.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('include the words of the box in each language, for any site, under a name that changes with them', async () => {
    for (const language of ['en', 'de', 'es', 'fr', 'nl', 'pl', 'ru', 'uk']) {
      const [address] = new RegExp(`/assets/words-${language}-[0-9a-f]{12}\\.json`).exec(
        await textOf(`/?language=${language}`),
      )!;
      const reply = await get(address);
      expect(reply.headers.get('access-control-allow-origin')).toBe('*');
      expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(Object.keys((await reply.json()) as object)).toEqual(['give', 'problems']);
    }
  });

  it('stand in for an earlier build’s words, which a box that was kept for minutes still asks for', async () => {
    const reply = await get('/assets/words-de-0123456789ab.json');
    expect(reply.headers.get('cache-control')).toBe('public, max-age=300');
    expect(((await reply.json()) as { give: object }).give).toMatchObject({ monthly: 'Monatlich' });
  });

  it('are compressed for who can unpack them', async () => {
    expect((await get('/box.js', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBe('br');
    expect((await get('/box.js', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
    expect((await get('/box.js', { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
  });

  it.each([
    'nothing.js',
    'words-xx-0123456789ab.json',
    'constructor-0123456789ab.js',
    '..%2fmanifest.json',
    'manifest.json',
    '__proto__',
  ])('do not include %s', async (name) => {
    expect((await get(`/assets/${name}`)).status).toBe(404);
  });
});

const NONSENSE = [
  '',
  'x',
  '<b>',
  '../..',
  '%00',
  '12,5,3',
  '-1',
  '1e99',
  '999999999999999999999',
  'constructor',
  '💥',
  'a'.repeat(5000),
];

describe.each(['/give', '/embed'])('a link to %s', (address) => {
  it.each(['frequency', 'amount', 'currency', 'campaign', 'language', 'months', 'return-to', 'reminder', 'remind'])(
    'opens whatever its %s says, once or twice, and repeats none of it as HTML',
    async (name) => {
      for (const value of NONSENSE) {
        const query = `${name}=${encodeURIComponent(value)}`;
        const [once, twice] = [
          await get(`${address}?${query}`),
          await get(`${address}?${query}&${query}&${name}[x]=1`),
        ];
        expect([once.status, twice.status]).toEqual([200, 200]);
        expect(await once.text()).not.toContain('<b>"');
        expect(await twice.text()).toContain('<mainstay-box');
      }
    },
  );

  it('carries what it asks for to the box, however the codes are written', async () => {
    const page = await textOf(`${address}?frequency=ONE-TIME&amount=12,50&currency=chf&campaign=winter&language=de`);
    expect(page).toMatch(
      /<mainstay-box[^>]* language="de"[^>]* frequency="one-time" currency="CHF" amount="12,50" campaign="winter"/,
    );
  });
});
