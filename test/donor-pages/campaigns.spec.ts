import { BlockSealer } from '../../src/payments/ledger/blocks/block-sealer';
import { CampaignSums } from '../../src/payments/campaigns/campaign-sums';
import { give } from '../support/care';
import { eventually, startJourney, type Journey } from '../support/journey';
import { newsroomFile } from '../support/newsroom-file';
import { letPass } from '../support/reminders';
import { member } from '../support/staff';
import { stripe } from '../support/stripe-api';
import { query } from '../support/query';

const CAMPAIGN = {
  ...{ from: '2026-01-01', until: '2098-12-31', goalsMinor: { EUR: 100_000 }, leastGifts: 5, whenClosed: 'box' },
  texts: { en: { title: 'A winter of <reporting>', text: 'First.\n\nSecond.' }, ru: { title: 'Зима', text: 'Текст' } },
};
const CAMPAIGNS = {
  winter: CAMPAIGN,
  past: { ...CAMPAIGN, until: '2026-01-31' },
  'past-and-gone': {
    ...{ ...CAMPAIGN, until: '2026-01-31', whenClosed: 'link' },
    texts: { en: { ...CAMPAIGN.texts.en, closed: 'It worked.' } },
  },
  small: { ...CAMPAIGN, goalsMinor: { EUR: 12_000 } },
  'to-come': { ...CAMPAIGN, from: '2098-01-01' },
};
const SITE = 'https://www.example.com';

let journey: Journey;
beforeAll(async () => {
  const file = newsroomFile({ campaigns: CAMPAIGNS, embedOrigins: [SITE] });
  journey = await startJourney({ environment: { NEWSROOM_FILE: file } });
});
afterAll(() => journey.stop());

interface Standing {
  sums: { currency: string; goalMinor: number | null; raisedMinor: number; gifts: number }[];
}

const standing = async (code = 'winter'): Promise<Standing> =>
  (await (await fetch(`${journey.url}/v1/campaigns/${code}`)).json()) as Standing;
const page = async (code: string): Promise<string> => (await fetch(`${journey.url}/campaigns/${code}`)).text();

/** Gifts of €25 each, one after the other. @returns their charges */
async function gifts(count: number, changes: Record<string, unknown> = {}): Promise<string[]> {
  const charges: string[] = [];
  for (let made = 0; made < count; made += 1) {
    charges.push((await give(journey, `${count}.${made}@example.org`, { campaign: 'winter', ...changes })).chargeId);
  }
  return charges;
}

const NOTHING = [{ currency: 'EUR', goalMinor: 100_000, raisedMinor: 0, gifts: 0 }];
const FIVE = [{ currency: 'EUR', goalMinor: 100_000, raisedMinor: 12_000, gifts: 5 }];
let charges: string[] = [];

describe('what a campaign’s page tells', () => {
  it('is nothing while fewer gifts came than may be shown, and nothing of today', async () => {
    charges = await gifts(4);
    await letPass(journey, 1);
    expect((await standing()).sums).toEqual(NOTHING);
    charges.push(...(await gifts(1)));
    expect((await standing()).sums).toEqual(NOTHING);
    expect(await page('winter')).toContain('Sums are shown once enough gifts have come in.');
  });

  it('is the sum of them together, rounded down, on the day after', async () => {
    await letPass(journey, 1);
    expect((await standing()).sums).toEqual(FIVE);
    expect(await page('winter')).toMatch(
      /<progress max="100000" value="12000" aria-labelledby="raised-EUR"><\/progress>/,
    );
    expect(await page('winter')).toContain('At least €120 of €1,000 has come in.');
  });

  it('says that the goal is reached once it is, and by how much', async () => {
    await gifts(6, { campaign: 'small' });
    await letPass(journey, 1);
    expect(await page('small')).toContain('The goal of €120 is reached: at least €150 has come in.');
    expect(await page('small')).toMatch(/<progress max="12000" value="12000"/);
  });

  it('does not move by a single gift, nor by a single refund', async () => {
    await stripe(journey, 'refunds', { charge: charges[0] ?? '' });
    await eventually(refunds, (booked) => booked.length > 0);
    charges.push(...(await gifts(1)));
    await letPass(journey, 1);
    expect((await standing()).sums).toEqual(FIVE);
  });

  it('moves by many at once, what was given back taken off, and shows another currency apart', async () => {
    charges.push(...(await gifts(4)));
    await gifts(5, { currency: 'USD', amountMinor: 3_000 });
    await letPass(journey, 1);
    expect((await standing()).sums).toEqual([
      { currency: 'EUR', goalMinor: 100_000, raisedMinor: 22_000, gifts: 10 },
      { currency: 'USD', goalMinor: null, raisedMinor: 15_000, gifts: 5 },
    ]);
    expect(await page('winter')).toContain('At least $150');
  });

  it('is drawn from the same cents as the report of income', async () => {
    const { browser } = await member(journey, 'reader@newsroom.example', ['finance-read']);
    const told = await journey.app
      .get(CampaignSums, { strict: false })
      .of({ code: 'winter', zone: 'Europe/Amsterdam', upTo: '2098-12-31', leastGifts: 1 });
    const path = '/v1/reports/income?from=2026-01-01&to=2098-12-31&campaign=winter';
    const inReport = async () => {
      await journey.app.get(BlockSealer, { strict: false }).run();
      const report = await browser.get(path, { accept: 'application/json' });
      return sumsOf(((await report.json()) as { rows: Record<string, string>[] }).rows);
    };
    // What was just booked is in reports once it is sealed, which another transaction under way may put off.
    const sealed = await eventually(inReport, ({ EUR, USD }) => EUR === 22_500 && USD === 15_000);
    expect(Number(told.get('EUR')?.netMinor)).toBe(22_500);
    expect(sealed).toEqual({ EUR: 22_500, USD: 15_000 });
  });
});

/** Gross, refunds and disputes of a report's rows by currency, in minor units. */
function sumsOf(rows: readonly Record<string, string>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { currency = '', gross, refunds: back, disputes } of rows) {
    sums[currency] = (sums[currency] ?? 0) + Number(gross) + Number(back) + Number(disputes);
  }
  return sums;
}

const refunds = () => query(journey.databaseUrl, `select 1 from ledger_transactions where key like 'refund:%'`);

describe('its page', () => {
  it('speaks the reader’s language, and the default one where it has no words in theirs', async () => {
    expect(await page('winter?language=ru')).toContain('<h1>Зима</h1>');
    expect(await page('winter?language=de')).toContain('<h1>A winter of &#60;reporting&#62;</h1>');
  });

  it('has a box whose gifts are the campaign’s while it goes on, and no one’s when it is over or to come', async () => {
    expect(await page('winter')).toContain('campaign="winter"');
    for (const code of ['past', 'to-come']) {
      expect(await page(code)).toContain('<mainstay-box');
      expect(await page(code)).not.toContain(`campaign="${code}"`);
    }
    expect(await page('past')).toContain('This campaign ended on January 31, 2026.');
    expect(await page('to-come')).toContain('This campaign begins on January 1, 2098.');
  });

  it('may lead to the form alone when it is over, in the newsroom’s own words', async () => {
    const gone = await page('past-and-gone');
    expect(gone).toContain('It worked.');
    expect(gone).not.toContain('<mainstay-box');
    expect(gone).toContain('href="/give?language=en"');
  });

  it.each(['nowhere', 'constructor', 'WINTER', '..%2Fwinter'])(
    'of a code that is no campaign’s leads to the form: %s',
    async (code) => {
      const missing = await fetch(`${journey.url}/campaigns/${code}`, { headers: { accept: 'text/html' } });
      expect([missing.status, await missing.text()]).toEqual([
        404,
        expect.stringContaining('href="/give?language=en"'),
      ]);
      const answer = await fetch(`${journey.url}/v1/campaigns/${code}`);
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'campaign_not_found' }]);
    },
  );

  it('is told to the newsroom’s own sites, and to no other', async () => {
    const asked = (origin: string) => fetch(`${journey.url}/v1/campaigns/winter?language=ru`, { headers: { origin } });
    const own = await asked(SITE);
    expect(own.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(own.headers.get('cache-control')).toBe('public, max-age=60');
    expect(await own.json()).toMatchObject({ title: 'Зима', state: 'open', url: `${journey.url}/campaigns/winter` });
    expect((await asked('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});
