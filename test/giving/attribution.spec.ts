import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ForgetOrigins } from '../../src/giving/contributions/forget-origins';
import { gift, postForm, postGift } from '../support/gifts';
import { eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';
import { query } from '../support/query';
import { letPass } from '../support/reminders';
import { readReport, sealAll, totalOf } from '../support/reports';
import { allTold } from '../support/all-told';

const EXAMPLE = path.join(__dirname, '../../newsroom/example.json');
const ORIGIN = { article: 'why-we-report', utm_source: 'Daily_letter', utm_medium: 'email', utm_campaign: 'autumn' };
const ALWAYS = { from: '2020-01-01', to: '2099-01-01' };

const originsIn = (app: { databaseUrl: string }): Promise<object[]> =>
  query(app.databaseUrl, 'select article, utm_source, utm_medium, utm_campaign from contribution_origins order by 1');

async function give(journey: Journey, changes: Record<string, unknown>): Promise<void> {
  const opened = await open(journey, changes);
  await pay(opened);
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
}

describe('where the newsroom keeps origins', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'attribution-'));
  const file = path.join(folder, 'newsroom.json');
  let journey: Journey;

  beforeAll(async () => {
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), attribution: true }));
    journey = await startJourney({ environment: { NEWSROOM_FILE: file } });
    await give(journey, { campaign: 'autumn-2027', placement: 'article-end', ...ORIGIN });
    await give(journey, { campaign: 'autumn-2027', placement: 'footer', amountMinor: 1000 });
    await give(journey, { amountMinor: 300, currency: 'USD' });
    await allTold(journey);
    await sealAll(journey);
  });

  afterAll(async () => {
    await journey.stop();
    rmSync(folder, { recursive: true });
  });

  it('income is told by campaign and placement, and adds up to the report of income', async () => {
    const [placed, income] = [
      await readReport(journey, 'income-by-placement', ALWAYS),
      await readReport(journey, 'income', ALWAYS),
    ];
    expect(
      placed.rows.map(({ currency, campaign, placement, gifts, gross }) => [
        currency,
        campaign,
        placement,
        gifts,
        gross,
      ]),
    ).toEqual([
      ['EUR', 'autumn-2027', 'article-end', '1', '2500'],
      ['EUR', 'autumn-2027', 'footer', '1', '1000'],
      ['USD', '', '', '1', '300'],
    ]);
    for (const currency of ['EUR', 'USD'])
      expect(totalOf(placed, 'gross', currency)).toBe(totalOf(income, 'gross', currency));
  });

  it('and by article and link, of the gifts that named one', async () => {
    const { rows } = await readReport(journey, 'income-by-origin', ALWAYS);
    expect(rows).toEqual([
      expect.objectContaining({ article: 'why-we-report', source: 'Daily_letter', medium: 'email', gross: '2500' }),
    ]);
  });

  it('Stripe is told none of it', () => {
    expect(journey.sentToStripe.join('\n')).not.toMatch(/autumn|article|footer|why-we-report|Daily_letter/);
  });

  it('the plain form hands them on, from page to page and back from a refusal', async () => {
    const page = await (
      await fetch(`${journey.url}/give?placement=menu&utm_source=Daily_letter&utm_content=reader-4711&article=<b>`)
    ).text();
    expect(page).toMatch(/name="placement" value="menu"/);
    expect(page).toMatch(/name="utm_source" value="Daily_letter"/);
    expect(page).not.toMatch(/reader-4711|<b>/);
    const { amountMinor: _, receipt: __, ...fields } = gift() as Record<string, string>;
    const refused = await postForm(journey.url, {
      ...fields,
      amount: '0',
      placement: 'menu',
      utm_source: 'Daily_letter',
    });
    const back = new URL(refused.headers.get('location') ?? '', journey.url).searchParams;
    expect([back.get('placement'), back.get('utm_source')]).toEqual(['menu', 'Daily_letter']);
  });

  it('they are gone after 90 days, and the gift is as it was', async () => {
    expect(await originsIn(journey)).toEqual([ORIGIN]);
    await letPass(journey, 89);
    await journey.app.get(ForgetOrigins, { strict: false }).run();
    expect(await originsIn(journey)).toEqual([ORIGIN]);
    await letPass(journey, 2);
    await journey.app.get(ForgetOrigins, { strict: false }).run();
    expect(await originsIn(journey)).toEqual([]);
    const { rows } = await readReport(journey, 'income-by-placement', ALWAYS);
    expect(rows[0]).toMatchObject({ placement: 'article-end', gross: '2500' });
  });
});

describe('where it does not, as in the example', () => {
  let journey: Journey;
  beforeAll(async () => (journey = await startJourney()));
  afterAll(() => journey.stop());

  it('origins are neither kept nor handed on, and cost no gift', async () => {
    expect((await postGift(journey.url, gift({ placement: 'footer', ...ORIGIN }))).status).toBe(201);
    expect(await originsIn(journey)).toEqual([]);
    expect(await query(journey.databaseUrl, 'select placement from contributions')).toEqual([{ placement: 'footer' }]);
    const page = await (await fetch(`${journey.url}/give?utm_source=Daily_letter&placement=menu`)).text();
    expect([page.includes('Daily_letter'), page.includes('value="menu"')]).toEqual([false, true]);
  });

  it('a code that is none is refused', async () => {
    for (const changes of [{ placement: 'Article End' }, { utm_source: 'a b' }, { article: 'x'.repeat(81) }])
      expect((await postGift(journey.url, gift(changes))).status).toBe(400);
  });
});
