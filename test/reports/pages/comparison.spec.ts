import { eventually, eventualStatus, open, pay, startJourney } from '../../support/journey';
import { member } from '../../support/staff';

test('whoever does not want to wait for the night has the books compared with Stripe at once', async () => {
  const journey = await startJourney();
  const { browser } = await member(journey, 'reader@newsroom.example', ['finance-read']);
  const opened = await open(journey);
  await pay(opened);
  await eventualStatus(journey, opened, 'confirmed');
  const dashboard = async () => (await browser.get('/finance')).text();
  expect(await dashboard()).toContain('Not compared with Stripe yet');
  const asked = await browser.submit('/finance/comparison', [], '/finance');
  expect(asked.headers.get('location')).toBe('/finance?done=comparing');
  expect(await eventually(dashboard, (page) => page.includes('Ties to Stripe'))).toContain('Ties to Stripe');
  expect((await browser.post('/finance/comparison', {})).status).toBe(403);
  await journey.stop();
});
