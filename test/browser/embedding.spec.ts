import { writeFileSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../support/ports';
import type { RunningApp } from '../support/app';
import { startBrowserApp, type Readers, type Visit } from './browser-journey';
import { expectVisible } from './expect-page';

/** A newsroom's own site: another origin, a strict policy, and a style sheet that means everything on its pages. */
let site: Server;
let siteUrl: string;
let app: RunningApp & Readers;
const folder = mkdtempSync(path.join(tmpdir(), 'embedding-'));

beforeAll(async () => {
  const [port] = (await freePorts(1)) as [number];
  siteUrl = `http://127.0.0.1:${port}`;
  app = await startBrowserApp({ environment: { NEWSROOM_FILE: newsroomFileFor(siteUrl) } });
  site = createServer((request, response) => {
    const isSheet = request.url === '/site.css';
    response.setHeader('content-type', isSheet ? 'text/css' : 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; style-src 'self'; script-src ${app.url}; connect-src ${app.url}`,
    );
    const page = articleWith(scriptTag(request.url ?? '/'));
    response.end(isSheet ? SITE_CSS : request.url === '/french' ? `${FRENCH}${scriptTag('/')}` : page);
  });
  await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
});

afterAll(async () => {
  site.close();
  site.closeAllConnections();
  await app.stop();
  rmSync(folder, { recursive: true });
});

const SITE_CSS = `* { color: rgb(255, 0, 0) !important; font-size: 9px; text-transform: uppercase; border-radius: 0 }
  input, select, button { display: none } label { float: right }`;

const articleWith = (script: string) => `<!doctype html><html lang="en"><head><title>An article</title>
  <link rel="stylesheet" href="/site.css"></head><body><p>Words.</p>
  <mainstay-box return-to="article"></mainstay-box>${script}</body></html>`;

const FRENCH = `<!doctype html><html lang="fr-CH"><title>Un article</title>
  <mainstay-box></mainstay-box>`;

const scriptTag = (address: string) =>
  address === '/module'
    ? `<script type="module" src="${app.url}/box.js"></script>`
    : `<script src="${app.url}/box.js"></script>`;

function newsroomFileFor(origin: string): string {
  const example = JSON.parse(readFileSync(path.join(__dirname, '../../newsroom/example.json'), 'utf8')) as {
    texts: Record<'en' | 'ru', object>;
  };
  const { en, ru } = example.texts;
  const file = path.join(folder, 'newsroom.json');
  const two = { languages: ['en', 'ru'], texts: { en, ru } };
  writeFileSync(file, JSON.stringify({ ...example, ...two, embedOrigins: [origin] }));
  return file;
}

async function openSite(address: string): Promise<Visit> {
  const visit = await app.newPage();
  await visit.page.goto(`${siteUrl}${address}`);
  await expectVisible(visit.page.getByRole('button', { name: 'Continue with €15 each month' }));
  return visit;
}

describe('the box on a newsroom’s own site', () => {
  it.each(['/classic', '/module'])('comes by one script tag, under a strict policy: %s', async (address) => {
    const { requests, complaints } = await openSite(address);
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
    expect(requests).toEqual([
      `GET ${siteUrl}${address}`,
      `GET ${siteUrl}/site.css`,
      `GET ${app.url}/box.js`,
      `GET ${app.url}/v1/contribution-options?language=en`,
      expect.stringMatching(new RegExp(`^GET ${app.url}/assets/words-en-[0-9a-f]{12}\\.json$`)),
    ]);
  });

  it('speaks a language that the newsroom offers, all of it, where the page around is in another', async () => {
    const { page, complaints } = await app.newPage({ locale: 'ru-RU' });
    await page.goto(`${siteUrl}/french`);
    await expectVisible(page.getByRole('button', { name: /^Перейти к оплате/ }));
    await expectVisible(page.getByRole('heading', { name: 'Поддержите The Example Times' }));
    expect(complaints.filter((complaint) => !complaint.includes('favicon'))).toEqual([]);
  });

  it('comes from a newsroom whose two languages stand in a line on its own pages', async () => {
    const own = await (await fetch(`${app.url}/give`)).text();
    expect(own.match(/hreflang="\w+"/g)).toEqual(['hreflang="en"', 'hreflang="ru"']);
    expect(own).not.toContain('<details class="tongues">');
  });

  it('looks as we drew it, whatever the site’s own style sheet says', async () => {
    const { page } = await openSite('/classic');
    const look = await page.locator('mainstay-box h2').evaluate((heading) => {
      const { color, textTransform, fontSize } = heading.ownerDocument.defaultView!.getComputedStyle(heading);
      return { color, textTransform, fontSize };
    });
    expect(look).toEqual({ color: 'rgb(23, 33, 30)', textTransform: 'none', fontSize: '25.6px' });
  });

  it('sends what was chosen to the app it came from, with no cookie and no word of the page around', async () => {
    const { page } = await openSite('/classic');
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('checkbox', { name: /privacy policy/ }).check();
    await page.getByRole('button', { name: /^Continue/ }).click();
    const request = await posted;
    expect(request.url()).toBe(`${app.url}/v1/checkout-sessions`);
    expect(request.postDataJSON()).toEqual({
      attemptId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      frequency: 'monthly',
      amountMinor: 1500,
      currency: 'EUR',
      language: 'en',
      returnTo: 'article',
      receipt: true,
      consentVersion: '2026-11',
    });
    expect(await request.allHeaders()).not.toHaveProperty('cookie');
    expect(await request.allHeaders()).not.toHaveProperty('referer');
    await expectVisible(page.getByText('Stripe cannot be reached just now.'));
  });

  it('loads without telling where the donor is reading', async () => {
    const { page } = await app.newPage();
    const asked = page.waitForRequest(/\/assets\/words-/);
    await page.goto(`${siteUrl}/classic`);
    expect(await (await asked).allHeaders()).not.toHaveProperty('referer');
  });

  it('leaves for the payment page without telling it where the donor was reading', async () => {
    const { page } = await openSite('/classic');
    const elsewhere = `${app.url}/thank-you`;
    await page.route('**/v1/checkout-sessions', (route) =>
      route.fulfill({ status: 201, json: { url: elsewhere }, headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.getByRole('checkbox', { name: /privacy policy/ }).check();
    const [left] = await Promise.all([
      page.waitForRequest(elsewhere),
      page.getByRole('button', { name: /^Continue/ }).click(),
    ]);
    expect(await left.allHeaders()).not.toHaveProperty('referer');
  });

  it('stays light on a page that is always light', async () => {
    const { page } = await app.newPage({ colorScheme: 'dark' });
    await page.goto(`${siteUrl}/classic`);
    const ground = await page
      .locator('mainstay-box .box')
      .evaluate((box) => box.ownerDocument.defaultView!.getComputedStyle(box).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
  });
});
