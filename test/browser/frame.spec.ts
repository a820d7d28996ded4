import { createServer, type Server } from 'node:http';
import type { Frame, Page } from 'playwright-core';
import { startJourney, type Journey, eventually } from '../support/journey';
import { newsroomFile } from '../support/newsroom-file';
import { freePorts } from '../support/ports';
import { withReaders, type Readers } from './browser-journey';
import { expectAddress, expectVisible } from './expect-page';
import { payOnStripesPage } from './stripes-page';
import { takePicture } from './take-picture';

/** A newsroom's site that shows the box in a frame, with the script of our manual; and a site that is nobody's. */
let journey: Journey & Readers;
let sites: Server[];
let [siteUrl, strangerUrl] = ['', ''];

beforeAll(async () => {
  const [site, stranger] = (await freePorts(2)) as [number, number];
  [siteUrl, strangerUrl] = [`http://127.0.0.1:${site}`, `http://127.0.0.1:${stranger}`];
  const file = newsroomFile({ embedOrigins: [siteUrl] });
  journey = await withReaders(() => startJourney({ environment: { NEWSROOM_FILE: file } }));
  sites = await Promise.all([site, stranger].map(serve));
});

afterAll(async () => {
  for (const site of sites) site.close();
  for (const site of sites) site.closeAllConnections();
  await journey.stop();
});

async function serve(port: number): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(articleAround(`${journey.url}/embed?language=en&currency=eur&campaign=winter`));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** As docs/operations/embedding.md has it. */
const articleAround = (address: string) => `<!doctype html><html lang="en"><title>An article</title><p>Words.</p>
  <iframe id="support" src="${address}" title="Support us" height="800" style="width: 100%; border: 0"></iframe>
  <script>
    addEventListener('message', function (event) {
      var frame = document.getElementById('support');
      if (event.source !== frame.contentWindow || event.data.type !== 'mainstay-height') return;
      frame.height = event.data.heightPx;
    });
  </script>`;

async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('#support');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('there is no frame');
  return frame;
}

const heights = (page: Page) =>
  page.evaluate(`[Number(document.getElementById('support').height), document.getElementById('support').clientHeight]`);

it('a reader gives through a frame: the payment opens in the whole window, and the thanks do', async () => {
  const { page } = await journey.newPage();
  await page.goto(siteUrl);
  const frame = await frameOf(page);
  await frame.getByRole('checkbox', { name: /privacy policy/ }).check();
  await frame.getByRole('button', { name: 'Continue with €15 each month' }).click();
  await expectAddress(page, journey.sandbox.url);
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your first monthly gift of €15 has arrived.'));
  expect(page.url()).toContain(journey.url);
});

it('the frame is told how high it has to be, whatever is opened in it', async () => {
  const { page, complaints } = await journey.newPage({ viewport: { width: 360, height: 800 } });
  await page.goto(siteUrl);
  const frame = await frameOf(page);
  await expectVisible(frame.getByRole('button', { name: 'Continue with €15 each month' }));
  await page.waitForFunction(`document.getElementById('support').clientHeight !== 800`);
  await takePicture(page, 'frame');
  const [before = 0] = (await heights(page)) as number[];
  await frame.getByRole('radio', { name: 'Other amount' }).click();
  // What covers its costs comes back with an amount.
  await page.keyboard.type('25');
  await page.waitForFunction(`document.getElementById('support').clientHeight > ${before}`);
  await frame.waitForFunction('document.documentElement.scrollHeight <= innerHeight');
  expect(complaints.filter((complaint) => !complaint.includes('favicon') && !complaint.includes('404'))).toEqual([]);
});

it('no other site can show it in a frame', async () => {
  const { page, complaints } = await journey.newPage();
  await page.goto(strangerUrl);
  await eventually(
    async () => complaints.join('\n'),
    (all) => all.includes('frame-ancestors'),
  );
});

it('names the sites that may, and forgets none of the other rules', async () => {
  const { headers } = await fetch(`${journey.url}/embed`);
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${siteUrl}`);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-frame-options')).toBeNull();
  expect((await fetch(`${journey.url}/give`)).headers.get('content-security-policy')).toContain(
    "frame-ancestors 'none'",
  );
});

it('without script has a link to the form in the whole window', async () => {
  const page = await (await fetch(`${journey.url}/embed?language=en&campaign=winter`)).text();
  expect(page).toMatch(/<noscript>[^]*target="_top" href="\/give\?language=en&#38;campaign=winter"/);
});
