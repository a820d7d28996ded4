import { CONFIG, type Config } from '../../../src/foundation/config/config';
import { commandLine } from '../../support/command-line';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../../support/journey';
import { sealAll } from '../../support/reports';
import { member } from '../../support/staff';
import { awayFromTurn } from '../../support/turns';

let journey: Journey;
beforeEach(async () => (journey = await startJourney()));
afterEach(() => journey.stop());

test('whoever does not want to wait for the night has the books compared with Stripe at once', async () => {
  const { browser } = await member(journey, 'reader@newsroom.example', ['finance-read']);
  await awayFromTurn('five minutes');
  const opened = await open(journey);
  await pay(opened);
  await eventualStatus(journey, opened, 'confirmed');
  const dashboard = async () => (await browser.get('/finance')).text();
  expect(await dashboard()).toContain('Not compared with Stripe yet');
  expect(await dashboard()).toMatch(
    /The first figures are on their way[^]+ to be sealed, which happens every five min/,
  );
  const asked = await browser.submit('/finance/comparison', [], '/finance');
  expect(asked.headers.get('location')).toBe('/finance?done=comparing');
  expect(await eventually(dashboard, (page) => page.includes('Ties to Stripe'))).toContain('Ties to Stripe');
  expect((await browser.post('/finance/comparison', {})).status).toBe(403);
  await sealAll(journey);
  expect(await dashboard()).toContain('This month so far');
});

test('the command that compares does it without days as every night, and the dashboard shows it', async () => {
  const { browser } = await member(journey, 'reader@newsroom.example', ['finance-read']);
  const opened = await open(journey);
  await pay(opened);
  await eventualStatus(journey, opened, 'confirmed');
  const { identityKeysFile } = journey.app.get<Config>(CONFIG);
  const type = commandLine(() => ({
    ...{ DATABASE_URL: journey.databaseUrl, IDENTITY_KEYS_FILE: identityKeysFile, PUBLIC_URL: 'https://give.example' },
    ...{ STRIPE_SECRET_KEY: 'sk_test_sandbox_fake', STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_fake' },
    STRIPE_API_BASE: journey.sandbox.url,
  }));
  expect((await type('reconcile')).stdout).toContain('Every day and every currency agree to the cent.');
  expect(await (await browser.get('/finance')).text()).toContain('Ties to Stripe');
});
