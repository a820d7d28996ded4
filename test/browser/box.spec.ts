import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app';
import { startBrowserApp, type Readers } from './browser-journey';
import { answerPosts, consent, onward, openBox, refuse } from './box-page';
import { expectVisible } from './expect-page';

let app: RunningApp & Readers;
beforeAll(async () => (app = await startBrowserApp()));
afterAll(() => app.stop());

const checkedNames = (page: Page) =>
  page
    .getByRole('radio', { checked: true })
    .evaluateAll((radios) => radios.map((radio) => radio.parentElement!.innerText));

const REFUSED_AMOUNTS = [
  ['', 'Choose an amount, or enter your own.'],
  ['abc', 'Write the amount in figures, such as 25 or 25.50.'],
  ['1,99', 'The smallest amount is €2.'],
  ['-5', 'The smallest amount is €2.'],
  ['1001', 'The largest amount is €1,000.'],
  ['99999999999999', 'The largest amount is €1,000.'],
  ['10,5055', 'Amounts in EUR cannot be that exact.'],
] as const;

describe('the currency proposed', () => {
  it.each([
    ['Europe/Warsaw', 'en-US', 'PLN'],
    ['Asia/Tbilisi', 'sv-SE', 'SEK'],
  ])('in %s, reading %s, is %s', async (timezoneId, locale, currency) => {
    const page = await openBox(app, { timezoneId, locale });
    expect(await page.getByRole('combobox').inputValue()).toBe(currency);
  });
});

describe('the choices', () => {
  it('begin with the monthly default of the newsroom', async () => {
    expect(await checkedNames(await openBox(app))).toEqual(['Monthly', '€15']);
  });

  it('show each frequency and currency its own amounts', async () => {
    const page = await openBox(app);
    await page.getByRole('radio', { name: 'Annual' }).click();
    expect(await checkedNames(page)).toEqual(['Annual', '€100']);
    await page.getByRole('combobox').selectOption('JPY');
    expect(await checkedNames(page)).toEqual(['Annual', '¥10,000']);
    expect(await onward(page).innerText()).toBe('Continue with ¥10,000 each year');
  });

  it('offer a receipt for a single gift, unticked, and explain it for one that renews', async () => {
    const page = await openBox(app);
    await expectVisible(page.getByText('You will get a receipt after every payment.'));
    await page.getByRole('radio', { name: 'Once' }).click();
    expect(await page.getByRole('checkbox', { name: 'Send me a receipt' }).isChecked()).toBe(false);
    expect(await page.getByText('You will get a receipt after every payment.').isVisible()).toBe(false);
  });

  it('offer to cover the payment costs, unticked, with the sum said before and on the button', async () => {
    const page = await openBox(app, { timezoneId: 'Europe/Berlin' });
    const cover = page.getByRole('checkbox', { name: /payment costs/ });
    expect(await cover.isChecked()).toBe(false);
    await expectVisible(page.getByText('Add €0.76 to cover the payment costs: €15.76 in all.'));
    await expectVisible(page.getByText('Reckoned for this way to pay: Card, 2.9% + €0.30.'));
    await cover.check();
    expect(await onward(page).innerText()).toBe('Continue with €15.76 each month');
    await page.getByRole('radio', { name: 'Other amount' }).click();
    expect(await cover.isVisible()).toBe(false);
    await page.keyboard.type('100');
    await expectVisible(page.getByText('Add €3.30 to cover the payment costs: €103.30 in all.'));
    expect(await cover.isChecked()).toBe(true);
    await consent(page).check();
    const posts = await answerPosts(page, refuse('fee_cover_changed', 409, { limitMinor: 400 }));
    await onward(page).click();
    await expectVisible(page.getByText('The payment costs have changed.'));
    expect(posts[0]).toMatchObject({ amountMinor: 10_000, feeCoverMinor: 330 });
  });

  it('hand on where the box stood, and nothing of the address where the newsroom keeps no origins', async () => {
    const { page } = await app.newPage();
    await page.goto(`${app.url}/give?placement=menu&campaign=autumn-2027&utm_source=Daily_letter&article=one`);
    const posts = await answerPosts(page, refuse('unexpected', 500));
    await consent(page).check();
    await onward(page).click();
    await expectVisible(page.getByText('Something went wrong on our side.'));
    expect(posts[0]).toMatchObject({ placement: 'menu', campaign: 'autumn-2027' });
    expect(JSON.stringify(posts)).not.toMatch(/Daily_letter|article|utm/);
  });

  it('name only the ways to pay that there are in the currency chosen', async () => {
    const page = await openBox(app, { timezoneId: 'Europe/Berlin' });
    const methods = () => page.locator('mainstay-box .methods li').allInnerTexts();
    expect(await methods()).toContain('SEPA');
    await page.getByRole('combobox').selectOption('USD');
    expect(await methods()).toEqual(['Card', 'Apple Pay', 'Google Pay']);
  });

  it('are found again by whoever comes back from Stripe without having paid, but for the consent, and once', async () => {
    const page = await openBox(app);
    await page.getByRole('radio', { name: 'Annual' }).click();
    await page.getByRole('combobox').selectOption('CHF');
    await page.getByRole('radio', { name: 'Other amount' }).click();
    await page.keyboard.type('77,50');
    await consent(page).check();
    await answerPosts(page, (route) => route.fulfill({ status: 201, json: { url: `${app.url}/docs` } }));
    await onward(page).click();
    await page.waitForURL('**/docs');
    await page.goto(app.url);
    await expectVisible(onward(page));
    expect((await onward(page).innerText()).replaceAll('\u00a0', ' ')).toBe('Continue with CHF 77.50 each year');
    expect(await consent(page).isChecked()).toBe(false);
    await page.goto(app.url);
    await expectVisible(onward(page));
    expect(await checkedNames(page)).toEqual(['Monthly', '€15']);
  });

  it('tell before Continue what a bank statement shows and what Stripe keeps', async () => {
    const page = await openBox(app);
    const words = (await page.locator('mainstay-box .notes').innerText()).replaceAll('\u00a0', ' ');
    expect(words).toContain('“EXT SUPPORT”');
    expect(words).toContain('asks for your email address and keeps it');
  });

  it('hold no place for reminders while none are kept', async () => {
    const page = await openBox(app);
    expect(await page.getByText('Remind me later').count()).toBe(0);
  });
});

describe('an amount of one’s own', () => {
  it('is typed at once after a click, and repeated in full on the button', async () => {
    const page = await openBox(app);
    await page.getByRole('radio', { name: 'Other amount' }).click();
    await page.keyboard.type('1.234,50');
    await page.getByRole('radio', { name: 'Once' }).click();
    expect(await onward(page).innerText()).toBe('Continue with €1,234.50');
  });

  it('that cannot be given is answered at its field, which takes the focus', async () => {
    const page = await openBox(app);
    await page.getByRole('radio', { name: 'Other amount' }).click();
    const field = page.getByRole('textbox', { name: 'Other amount, in EUR' });
    for (const [typed, sentence] of REFUSED_AMOUNTS) {
      await field.fill(typed);
      expect(await field.getAttribute('aria-invalid')).toBe('false');
      await onward(page).click();
      await expectVisible(page.locator('#other:focus'));
      expect(await page.locator('#amount-problem').innerText()).toContain(sentence);
      expect(await field.getAttribute('aria-describedby')).toContain('amount-problem');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
    }
  });

  it('may be asked for from outside', async () => {
    const { page } = await app.newPage();
    await page.goto(`${app.url}/give?frequency=annual&currency=CZK&amount=777`);
    await expectVisible(page.getByRole('button', { name: /777/ }));
    expect((await onward(page).innerText()).replaceAll('\u00a0', ' ')).toBe('Continue with Kč 777 each year');
  });
});

describe('while the options are on their way', () => {
  it('grey shapes of about its size stand in the place of the box', async () => {
    const { page } = await app.newPage({ viewport: { width: 360, height: 800 } });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/v1/contribution-options*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(app.url);
    await expectVisible(page.locator('.skeleton'));
    const height = () => page.locator('mainstay-box').evaluate((box) => box.offsetHeight as number);
    const before = await height();
    release();
    await expectVisible(onward(page));
    expect(Math.abs((await height()) - before)).toBeLessThan(0.05 * before);
  });

  it('and never come, a sentence and a second try are offered', async () => {
    const { page } = await app.newPage();
    await page.route('**/v1/contribution-options*', (route) => route.abort());
    await page.goto(app.url);
    await expectVisible(page.getByText('This form could not be loaded. Nothing has been charged.'));
    await page.unroute('**/v1/contribution-options*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectVisible(onward(page));
    await page.locator('[name=frequency]:focus').waitFor();
  });
});

describe('the words of the box', () => {
  const WORDS = '**/assets/words-*';

  it('are asked for at once, once, and beside all else', async () => {
    const { page, requests, complaints } = await app.newPage({ locale: 'de-DE' });
    await page.route('**/v1/contribution-options*', () => new Promise(() => {}));
    await page.route('**/box.js', () => new Promise(() => {}));
    await Promise.all([page.waitForRequest(WORDS), page.goto(app.url, { waitUntil: 'commit' })]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.goto(app.url);
    await expectVisible(page.getByRole('button', { name: /^Weiter mit/ }));
    expect(requests.filter((request) => request.includes('/assets/words-'))).toEqual([
      ...Array(2).fill(expect.stringMatching(/\/words-de-[0-9a-f]{12}\.json$/)),
    ]);
    expect(complaints).toEqual([]);
  });

  it('are those of no other language while they are on their way, nor when they never come', async () => {
    const { page } = await app.newPage({ locale: 'de-DE' });
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(WORDS, async (route) => {
      await held;
      await route.abort();
    });
    await page.goto(app.url, { waitUntil: 'commit' });
    await expectVisible(page.getByText('Das Formular wird geladen…'));
    release();
    await expectVisible(page.getByText('Dieses Formular konnte nicht geladen werden. Es wurde nichts abgebucht.'));
    await page.unroute(WORDS);
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await expectVisible(page.getByRole('button', { name: /^Weiter mit/ }));
  });
});

describe('once the API keeps reminders', () => {
  it('a button opens the place of the reminder form', async () => {
    const { page } = await app.newPage();
    await page.route('**/v1/contribution-options*', async (route) => {
      const options = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...options, reminders: true } });
    });
    await page.goto(app.url);
    const opener = page.getByRole('button', { name: 'Not ready to support today? Remind me later.' });
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
    await opener.click();
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
  });
});
