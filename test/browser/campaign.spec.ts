import type { Journey } from '../support/journey';
import { give } from '../support/care';
import { newsroomFile } from '../support/newsroom-file';
import { letPass } from '../support/reminders';
import { answerPosts, consent, onward, refuse } from './box-page';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

const CAMPAIGNS = {
  winter: {
    ...{ from: '2026-01-01', until: '2098-12-31', goalsMinor: { EUR: 20_000, USD: 900_000 } },
    ...{ leastGifts: 5, whenClosed: 'box' },
    texts: { en: { title: 'A winter of reporting', text: 'Winter is when most is decided behind closed doors.' } },
  },
};

let journey: Journey & Readers;
beforeAll(async () => {
  const environment = { NEWSROOM_FILE: newsroomFile({ campaigns: CAMPAIGNS }) };
  journey = await startBrowserJourney({ environment });
});
afterAll(() => journey.stop());

it('a campaign’s page shows how far it has come, to eyes and to screen readers, and its box gives for it', async () => {
  for (const reader of [1, 2, 3, 4, 5]) await give(journey, `reader.${reader}@example.org`, { campaign: 'winter' });
  for (const reader of [1, 2, 3, 4, 5])
    await give(journey, `reader.${reader}@example.org`, { campaign: 'winter', currency: 'GBP' });
  await letPass(journey, 1);
  const { page, complaints } = await journey.newPage();
  await page.goto(`${journey.url}/campaigns/winter`);
  await expectVisible(onward(page));
  const bar = page.getByRole('progressbar', { name: 'At least €124 of €200 has come in.' });
  expect(await bar.getAttribute('value')).toBe('12400');
  await expectVisible(page.getByText('Gifts counted: 5'));
  await expectVisible(page.getByText('At least £125'));
  await takePicture(page, 'campaign-wide');
  await expectAccessible(page);
  await takePicture(page, 'campaign-narrow-dark');
  const posts = await answerPosts(page, refuse('stripe_unavailable', 503));
  await consent(page).check();
  await onward(page).click();
  await page.locator('.failure:focus').waitFor();
  expect(posts).toMatchObject([{ campaign: 'winter' }]);
  expect(complaints.filter((complaint) => !complaint.includes('503'))).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  expect(await page.locator('mainstay-box').isVisible()).toBe(false);
  await expectVisible(bar);
  await takePicture(page, 'campaign-print');
});

it('without script it leads to the form, which gives for it', async () => {
  const { page } = await journey.newPage({ javaScriptEnabled: false });
  await page.goto(`${journey.url}/campaigns/winter`);
  await page.getByRole('link', { name: 'Support The Example Times' }).click();
  expect(await page.locator('.form [name=campaign]').first().getAttribute('value')).toBe('winter');
});
