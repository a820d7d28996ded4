import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';

const PAGE = `<!doctype html><title>Proof</title><h1>Ünïcode</h1>
<script>document.querySelector('h1').dataset.libraries = String(1 + 1)</script>`;

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((_, reply) => reply.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

it('a page of the loopback is loaded and run, and its letters are drawn', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await page.locator('h1').getAttribute('data-libraries')).toBe('2');
  const drawn = await page.screenshot();
  await page.locator('h1').evaluate((heading) => (heading.style.color = 'white'));
  expect(drawn.equals(await page.screenshot())).toBe(false); // without fonts every page is a white one
});

it('two contexts live side by side, and web security stays on', async () => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const pages = await Promise.all(contexts.map((context) => context.newPage()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await pages[0]!.goto(url);
  await pages[1]!.goto('data:text/html,elsewhere');
  await expect(pages[1]!.evaluate((target) => fetch(target).then(({ status }) => status), url)).rejects.toThrow(
    'Failed to fetch',
  );
  await Promise.all(contexts.map((context) => context.close()));
});
