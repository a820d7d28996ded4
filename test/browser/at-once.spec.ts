import type { Journey } from '../support/journey';
import { consent, onward, openBox } from './box-page';
import { startBrowserJourney, type Readers } from './browser-journey';
import { expectAccessible } from './expect-accessible';
import { expectAddress, expectVisible } from './expect-page';
import { payOnStripesPage } from './stripes-page';
import { takePicture } from './take-picture';

let journey: Journey & Readers;
beforeAll(async () => (journey = await startBrowserJourney()));
afterAll(() => journey.stop());

it('whoever gives monthly sees what twelve months come to, and pays them at once', async () => {
  const page = await openBox(journey);
  const atOnce = page.getByRole('checkbox', { name: 'Pay twelve months at once: €180. Nothing renews.' });
  expect(await atOnce.isChecked()).toBe(false);
  await atOnce.check();
  // As for every single gift, a receipt is a choice.
  expect(await page.getByRole('checkbox', { name: 'Send me a receipt' }).isChecked()).toBe(false);
  await page.getByRole('radio', { name: '€30' }).click();
  expect(await onward(page).innerText()).toBe('Continue with €360 for twelve months');
  await takePicture(page, 'at-once');
  await expectAccessible(page);
  await consent(page).check();
  await onward(page).click();
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your gift of €360 for twelve months has arrived.'));
  await takePicture(page, 'at-once-thanks');
});

it('a sum too large for one payment is said at the amount, and the box finds it as chosen after Stripe’s page', async () => {
  const page = await openBox(journey);
  await page.getByRole('checkbox', { name: /Pay twelve months at once/ }).check();
  await page.getByRole('radio', { name: 'Other amount' }).click();
  await page.keyboard.type('900');
  await onward(page).click();
  expect(await page.locator('#amount-problem').innerText()).toContain('more than €10,000');
  await page.getByRole('radio', { name: '€10', exact: true }).click();
  await consent(page).check();
  await onward(page).click();
  await expectAddress(page, journey.sandbox.url);
  await page.goto(journey.url);
  await expectVisible(page.getByRole('button', { name: 'Continue with €120 for twelve months' }));
});

it('the costs of twelve months are reckoned on their sum, and the button says it all', async () => {
  const page = await openBox(journey);
  await page.getByRole('checkbox', { name: /Pay twelve months at once/ }).check();
  await page.getByRole('checkbox', { name: 'Add €5.69 to cover the payment costs: €185.69 in all.' }).check();
  await takePicture(page, 'at-once-covered');
  await consent(page).check();
  await page.getByRole('button', { name: 'Continue with €185.69 for twelve months' }).click();
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your gift of €185.69 for twelve months has arrived.'));
});

it('annual gifts and single ones are not asked about months', async () => {
  const page = await openBox(journey);
  for (const name of ['Once', 'Annual']) {
    await page.getByRole('radio', { name }).click();
    expect(await page.getByRole('checkbox', { name: /twelve months/ }).isVisible()).toBe(false);
  }
});

it('without script it is a link, and a form of its own', async () => {
  const { page } = await journey.newPage({ javaScriptEnabled: false });
  await page.goto(`${journey.url}/give?frequency=monthly&currency=EUR&amount=20&campaign=autumn-2027`);
  await page.getByRole('link', { name: /Pay twelve months at once/ }).click();
  await expectVisible(page.getByText('Twelve times the amount is taken at once. Nothing renews.'));
  expect(await page.locator('#amount').inputValue()).toBe('20');
  await takePicture(page, 'at-once-plain');
  await expectVisible(page.getByText('Add the payment costs on top. With €240 that makes €247.48.'));
  await page.locator('#consent').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await payOnStripesPage(page);
  await expectVisible(page.getByText('Your gift of €240 for twelve months has arrived.'));
});

it('a link may ask for it', async () => {
  const { page } = await journey.newPage();
  await page.goto(`${journey.url}/give?frequency=monthly&currency=EUR&amount=20&months=12`);
  await expectVisible(page.getByRole('button', { name: 'Continue with €240 for twelve months' }));
});
