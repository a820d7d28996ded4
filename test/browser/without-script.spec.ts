import type { Page } from 'playwright-core';
import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { CARD, type Journey } from '../support/journey';
import { mailEnvironment, mailTo } from '../support/reminders';
import { startBrowserJourney, type Readers } from './browser-journey';
import { payOnStripesPage } from './stripes-page';
import { expectAddress, expectVisible } from './expect-page';

let mailbox: Mailbox;
let journey: Journey & Readers;

beforeAll(async () => {
  mailbox = await startMailbox();
  journey = await startBrowserJourney({ environment: mailEnvironment(mailbox) });
});

afterAll(async () => {
  await journey.stop();
  await mailbox.stop();
});

async function openForm(query = ''): Promise<Page> {
  const { page } = await journey.newPage({ javaScriptEnabled: false });
  await page.goto(`${journey.url}/give${query}`);
  return page;
}

const amount = (page: Page) => page.getByRole('textbox', { name: /^(Amount|Сумма)/ });
const consent = (page: Page) => page.getByRole('checkbox', { name: /privacy policy/ });
const onward = (page: Page) => page.getByRole('button', { name: 'Continue' });

describe('a reader whose browser runs no script', () => {
  it('comes from the article to the form', async () => {
    const { page } = await journey.newPage({ javaScriptEnabled: false });
    await page.goto(journey.url);
    await page.getByRole('link', { name: 'Support The Example Times' }).click();
    await expectVisible(page.getByRole('heading', { name: 'Support The Example Times' }));
  });

  it('chooses, pays, and is thanked by a page that asks again by itself', async () => {
    const page = await openForm();
    await page.getByRole('link', { name: 'Once', exact: true }).click();
    await page.getByRole('combobox').selectOption('EUR');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('link', { name: '€100' }).click();
    expect(await amount(page).inputValue()).toBe('100');
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText('100').first());
    await payOnStripesPage(page);
    await expectVisible(page.getByText('Your gift of €100 has arrived.'));
  });

  it('covers the payment costs, sees the sum on Stripe’s page, and finds the box ticked when coming back', async () => {
    const page = await openForm('?frequency=one-time&currency=EUR&amount=100');
    await page.getByRole('checkbox', { name: /^Add the payment costs .* makes €103.30/ }).check();
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText('103.30').first());
    await payOnStripesPage(page);
    await expectVisible(page.getByText('Your gift of €103.30 has arrived.'));
    await expectVisible(page.getByText('Of it, €3.30 covers the payment costs.'));
  });

  it('finds the form as it was filled when an amount is refused, and the cursor in the field at fault', async () => {
    const page = await openForm('?frequency=one-time&currency=CZK');
    await amount(page).fill('49,5');
    await page.getByRole('checkbox', { name: 'Send me a receipt' }).check();
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByRole('alert'));
    expect((await page.getByRole('alert').innerText()).replaceAll('\u00a0', ' ')).toContain(
      'The smallest amount is Kč 50.',
    );
    expect(await amount(page).inputValue()).toBe('49,5');
    expect(await amount(page).getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#amount:focus').count()).toBe(1);
    expect(await page.getByRole('checkbox', { name: 'Send me a receipt' }).isChecked()).toBe(true);
    expect(await page.getByRole('combobox').inputValue()).toBe('CZK');
    expect(await page.title()).toContain('Please check the form');
  });

  it('corrects what was refused and goes on to pay', async () => {
    const page = await openForm('?frequency=one-time&currency=EUR');
    await amount(page).fill('ten');
    await consent(page).check();
    await onward(page).click();
    await page.getByRole('link', { name: 'Write the amount in figures, such as 25 or 25.50.' }).click();
    await amount(page).fill('1.000,50');
    await consent(page).check();
    await onward(page).click();
    await expectAddress(page, journey.sandbox.url);
  });

  it('is not thanked when the card is declined, and gives again with another', async () => {
    const page = await openForm('?frequency=one-time&currency=USD');
    await consent(page).check();
    await onward(page).click();
    await payOnStripesPage(page, CARD.declines);
    await expectVisible(page.getByRole('alert'));
    await payOnStripesPage(page);
    await expectVisible(page.getByText('Your gift of $50 has arrived.'));
  });

  it('reads it all in Russian', async () => {
    const page = await openForm('?language=ru&frequency=monthly&currency=EUR');
    await page.getByRole('link', { name: /^30/ }).click();
    expect(await amount(page).inputValue()).toBe('30');
    await page.getByRole('checkbox', { name: /политику конфиденциальности/ }).check();
    await page.getByRole('button', { name: 'Продолжить' }).click();
    await expectAddress(page, journey.sandbox.url);
  });

  it('asks to be reminded, and is told at the form what is wrong', async () => {
    const page = await openForm('?frequency=annual&currency=EUR');
    await page.getByText('Not ready to support today? Remind me later.').click();
    await page.getByLabel('Your email address').fill('plain@example.org');
    await page.getByLabel('When').selectOption('On a day I choose');
    await page.getByLabel('Which day').fill('2020-01-01');
    await page.getByLabel('Your time zone').selectOption('Europe/Amsterdam');
    await page.locator('#reminder [name=consentVersion]').check();
    await page.getByRole('button', { name: 'Remind me', exact: true }).click();
    await expectVisible(page.getByText(/^The earliest day is/));
    expect(page.url()).not.toContain('plain');
    await page.getByLabel('Your email address').fill('plain@example.org');
    await page.locator('#reminder [name=consentVersion]').check();
    await page.getByRole('button', { name: 'Remind me', exact: true }).click();
    await expectVisible(page.getByText('Please look into your mailbox'));
    expect((await mailTo(mailbox, 'plain@example.org')).subject).toBe('Please confirm your reminder');
  });
});
