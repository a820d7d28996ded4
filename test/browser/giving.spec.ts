import { IBAN, open, pay, type Journey } from '../support/journey';
import { control } from '../support/sandbox-control';
import { startBrowserJourney, type Readers, type Visit } from './browser-journey';
import { payOnStripesPage } from './stripes-page';
import { expectAccessible } from './expect-accessible';
import { takePicture } from './take-picture';
import { expectAddress, expectVisible } from './expect-page';

let journey: Journey & Readers;
// A bank debit takes days, here longer than any test.
beforeAll(async () => (journey = await startBrowserJourney({ sandbox: { settleAfterMs: 1e9 } })));
afterAll(() => journey.stop());

/** The hosts a visit spoke to. */
function originsOf({ requests }: Visit): string[] {
  return [...new Set(requests.map((request) => new URL(request.split(' ')[1]!).origin))].filter((o) => o !== 'null');
}

describe('a reader under an article', () => {
  it('gives €50 once and is thanked when the books say so', async () => {
    const visit = await journey.newPage();
    const { page } = visit;
    await page.goto(journey.url);
    await page.getByRole('radio', { name: 'Once' }).click();
    await page.getByRole('radio', { name: '€50' }).click();
    await page.getByRole('checkbox', { name: /privacy policy/ }).check();
    await page.getByRole('button', { name: 'Continue with €50' }).click();
    await page.getByRole('button', { name: 'No, €50 once' }).click();
    await payOnStripesPage(page);
    await expectVisible(page.getByRole('heading', { name: 'Thank you' }));
    expect(await page.locator('main').innerText()).toContain('Your gift of €50 has arrived.');
    await page.waitForURL(({ searchParams }) => !searchParams.has('session'));
    expect(visit.complaints).toEqual([]);
    expect(await page.evaluate('sessionStorage.getItem("mainstay.choice")')).toBeNull();
    expect(originsOf(visit).sort()).toEqual([journey.url, new URL(journey.sandbox.url).origin].sort());
  });

  it('gives monthly and sees the same thanks after a reload, without the secret in the address', async () => {
    const { page } = await journey.newPage();
    await page.goto(journey.url);
    await page.getByRole('checkbox', { name: /privacy policy/ }).check();
    await page.getByRole('button', { name: 'Continue with €15 each month' }).click();
    await payOnStripesPage(page);
    await expectVisible(page.getByText('Your first monthly gift of €15 has arrived.'));
    await page.reload();
    await expectVisible(page.getByText('Your first monthly gift of €15 has arrived.'));
    await page.waitForURL(({ searchParams }) => !searchParams.has('session'));
  });

  it('by bank debit is thanked for a gift on its way, and then, live, for one arrived', async () => {
    const opened = await open(journey);
    await pay(opened, { method: 'sepa_debit', iban: IBAN.pays });
    const { page } = await journey.newPage();
    await page.goto(`${journey.url}/thank-you?contribution=${opened.contributionId}&session=${opened.sessionId}`);
    await expectVisible(page.getByRole('heading', { name: 'Thank you: your payment is on its way' }));
    await control(journey, 'bank-debits/settle');
    await expectVisible(page.getByRole('heading', { name: 'Thank you', exact: true }));
  });

  it('whose first debit is sent back learns, live, that the monthly gift goes on, and is not asked for a second one', async () => {
    const opened = await open(journey, { frequency: 'monthly' });
    await pay(opened, { method: 'sepa_debit', iban: IBAN.fails });
    const { page, complaints, requests } = await journey.newPage();
    await page.goto(
      `${journey.url}/thank-you?contribution=${opened.contributionId}&session=${opened.sessionId}&language=en`,
    );
    await expectVisible(page.getByRole('heading', { name: 'Thank you: your payment is on its way' }));
    await control(journey, 'bank-debits/settle');
    await expectVisible(page.getByRole('heading', { name: 'The payment did not go through' }));
    await expectVisible(page.getByText('Your gift of €25 a month goes on.'));
    await expectVisible(page.getByText('There is no need to give again.'));
    expect(await page.getByRole('link', { name: 'Try again' }).count()).toBe(0);
    await expectAccessible(page);
    await takePicture(page, 'first-debit-sent-back');
    await page.setViewportSize({ width: 1280, height: 900 });
    await takePicture(page, 'first-debit-sent-back-wide');
    expect(requests.filter((request) => request.includes(opened.sessionId))).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('gives monthly in Russian by keyboard alone', async () => {
    const { page } = await journey.newPage({ locale: 'ru-RU' });
    await page.goto(journey.url);
    await expectVisible(page.getByRole('radio', { name: 'Ежемесячно' }));
    await tabTo(page, 'Ежемесячно');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Я прочитал(а)');
    await page.keyboard.press('Space');
    await tabTo(page, 'Перейти к оплате: 30 € каждый месяц');
    await page.keyboard.press('Enter');
    await expectAddress(page, journey.sandbox.url);
  });
});

/** Presses Tab until the focused control is named so. */
async function tabTo(page: Visit['page'], name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)).replaceAll('\u00a0', ' ').startsWith(name)) return;
  }
  throw new Error(`the keyboard never reached "${name}"`);
}

function focusedName(page: Visit['page']): Promise<string> {
  return page
    .locator(':is(a, button, input, select, summary):focus')
    .evaluate((control) => control.closest('label')?.textContent ?? control.textContent ?? '');
}
