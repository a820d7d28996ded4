import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventually, type Journey } from '../support/journey';
import { gift, postGift } from '../support/gifts';
import { query } from '../support/query';
import { post } from '../support/reminders';
import { member } from '../support/staff';
import { consent } from './box-page';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';
import { payOnStripesPage } from './stripes-page';
import { takePicture } from './take-picture';

const EXAMPLE = path.join(__dirname, '../../newsroom/example.json');
const HIGHER = {
  weight: 1000,
  amounts: { EUR: { monthly: { presetsMinor: [2000, 4000], defaultMinor: 4000 } } },
  texts: { en: { heading: 'Keep us going', buttons: { monthly: 'Yes, {amount} every month' } } },
};

const folder = mkdtempSync(path.join(tmpdir(), 'experiments-'));
let journey: Journey & Readers;

beforeAll(async () => {
  const file = path.join(folder, 'newsroom.json');
  const experiments = { 'presets-2027': { control: { weight: 1 }, higher: HIGHER } };
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), experiments, attribution: true }));
  journey = await startBrowserJourney({ environment: { NEWSROOM_FILE: file } });
});

afterAll(async () => {
  await journey.stop();
  rmSync(folder, { recursive: true });
});

const shown = (): Promise<object[]> =>
  query(
    journey.databaseUrl,
    'select variant, sum(shown)::int as shown from variant_exposures group by variant order by 1',
  );

/** Chance is taken out: a share of the drawn number decides. */
async function open(page: Page, drawn: number, address = '/'): Promise<void> {
  await page.addInitScript(`Math.random = () => ${drawn}`);
  await page.goto(journey.url + address);
  await page.getByRole('radio', { name: 'Monthly' }).waitFor();
}

it('a reader who drew another variant sees its words and amounts, is counted once, and gives under it', async () => {
  const { page, complaints } = await journey.newPage();
  await open(page, 0.5, '/?utm_source=Daily_letter&utm_content=reader-4711&gclid=4711');
  await expectVisible(page.getByRole('heading', { name: 'Keep us going' }));
  await expectVisible(page.getByRole('radio', { name: '€40' }));
  await page.reload();
  await expectVisible(page.getByRole('button', { name: 'Yes, €40 every month' }));
  await consent(page).check();
  await page.getByRole('button', { name: 'Yes, €40 every month' }).click();
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your first monthly gift of €40 has arrived.'));
  expect(await shown()).toEqual([{ variant: 'presets-2027/higher', shown: 1 }]);
  expect(await query(journey.databaseUrl, 'select variant from contributions')).toEqual([
    { variant: 'presets-2027/higher' },
  ]);
  expect(
    await query(journey.databaseUrl, 'select article, utm_source, utm_campaign from contribution_origins'),
  ).toEqual([{ article: '', utm_source: 'Daily_letter', utm_campaign: '' }]);
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
});

it('one who drew control sees what there is anyway, and is counted, too', async () => {
  const { page } = await journey.newPage();
  await open(page, 0);
  await expectVisible(page.getByRole('heading', { name: 'Support The Example Times' }));
  await expectVisible(page.getByRole('radio', { name: '€15' }));
  const counted = await eventually(shown, (rows) => rows.length === 2);
  expect(counted).toContainEqual({ variant: 'presets-2027/control', shown: 1 });
});

it('where the title is tried, our own page, which has a title already, is not part of it; nor is one without script', async () => {
  const before = await shown();
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await journey.newPage({ javaScriptEnabled });
    await page.goto(`${journey.url}/give?currency=EUR`);
    await expectVisible(page.getByRole('button', { name: /^Continue/ }));
    await expectVisible(page.getByText('€15').filter({ visible: true }).first());
  }
  expect(await shown()).toEqual(before);
});

it('what is not tried now is neither counted nor kept with a gift, and answered alike', async () => {
  const before = await shown();
  for (const variant of ['presets-2026/higher', 'presets-2027/lower'])
    expect((await post(journey.url, '/v1/exposures', { variant })).status).toBe(204);
  expect((await post(journey.url, '/v1/exposures', { variant: 'reader-4711' })).status).toBe(400);
  expect((await postGift(journey.url, gift({ variant: 'presets-2026/higher' }))).status).toBe(201);
  expect(await shown()).toEqual(before);
  expect(await query(journey.databaseUrl, `select from contributions where variant like '%2026%'`)).toEqual([]);
});

it.each([360, 1280])('staff see at %d pixels what came of each, with how sure it is', async (width) => {
  const { browser } = await member(journey, `reader-${width}@newsroom.example`, ['finance-read']);
  const { page, context } = await journey.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: journey.url })));
  await page.goto(`${journey.url}/finance/experiments`);
  const row = page.getByRole('row', { name: /^higher/ });
  await expectVisible(row);
  const cells = (await row.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
  expect(cells.slice(0, 4)).toEqual(['1', '1', '100.0 %', '20.7 % – 100.0 %']);
  expect(cells[4]).toContain('40.00');
  await expectVisible(page.getByText('No winner is declared here.'));
  await takePicture(page, `experiments-${width}`);
});

it('the page of experiments can be used by everybody', async () => {
  const { browser } = await member(journey, 'another@newsroom.example', ['finance-read']);
  const { page, context } = await journey.newPage();
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: journey.url })));
  await page.goto(`${journey.url}/finance/experiments`);
  await expectAccessible(page);
});
