import { anotherDay, freshDoor, giver, standing, subscriptionOf, type DonorBrowser } from '../support/donor';
import { eventually } from '../support/journey';
import { startMailJourney, type MailJourney } from '../support/reminders';
import { control } from '../support/sandbox-control';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

async function withTrouble(trouble: object, act: () => Promise<void>): Promise<void> {
  await control(journey, 'webhooks/chaos', { seed: 1, ...trouble });
  await act().finally(() => fetch(`${journey.sandbox.url}/_sandbox/webhooks/chaos`, { method: 'DELETE' }));
}

/** Never as it was before: as it is now, or, where telling takes long, that it is not told of yet. */
async function expectShown(browser: DonorBrowser, page: string, words: RegExp): Promise<void> {
  const { text } = await browser.open(page);
  expect(text).toMatch(new RegExp(`${words.source}|The change is made\\. It shows here`));
  await eventually(
    async () => (await browser.open(page)).text,
    (shown) => words.test(shown),
  );
}

it('whoever has just changed a gift sees it as it is now, although Stripe tells of it a moment later', async () => {
  const { gift, door, email, browser } = await giver(journey, 'anna');
  await withTrouble({ delay: 1, delayMs: 1_000 }, async () => {
    await expectShown(
      browser,
      await browser.change(door, gift, 'pause', { months: '3' }),
      /It is paused\. It is next taken on/,
    );
  });
  const fresh = await freshDoor(journey, email);
  await browser.open(await browser.change(fresh, gift, 'go-on'));
  const day = anotherDay(await subscriptionOf(journey, gift));
  await withTrouble({ delay: 1, delayMs: 1_000 }, async () => {
    for (const [wish, fields, words] of [
      ['amount', { amount: '12.50' }, /€12\.50 a month/],
      ['day', { day }, new RegExp(` ${day}, \\d{4}`)],
      ['frequency', { to: 'annual', amount: '120', when: 'now' }, /€120 a year/],
      ['end', {}, /It ends on/],
      ['go-on', {}, /It is next taken on/],
    ] as const) {
      await expectShown(browser, await browser.change('/manage/visit', gift, wish, fields), words);
    }
  });
});

it('a change that Stripe is slow to tell of is said to be made, and nothing is offered that goes by what was before', async () => {
  const { gift, door, browser } = await giver(journey, 'boris');
  await withTrouble({ delay: 1, delayMs: 15_000 }, async () => {
    const { text } = await browser.open(await browser.change(door, gift, 'pause', { months: '3' }));
    expect(text).toContain('The gift is paused.');
    expect(text).toContain('The change is made. It shows here as soon as Stripe has confirmed it');
    expect(text).not.toContain('It is next taken on');
    expect(text).not.toContain('For how long?');
  });
  await standing(journey, gift, (row) => row['paused_collection'] === 'void');
  expect((await browser.open(door)).text).toContain('It is paused. It is next taken on');
});

it('a tab in which the link is still open goes on with the visit that it began in another, and nobody else’s tab does', async () => {
  const { gift, email, door, browser } = await giver(journey, 'clara');
  const other = await giver(journey, 'doris');
  const fresh = await freshDoor(journey, email);
  await browser.change(fresh, gift, 'amount', { amount: '12.50' });
  await standing(journey, gift, (row) => String(row['amount_minor']) === '1250');
  for (const tab of [fresh, door]) expect((await browser.open(tab)).text).toContain('Another amount');
  expect(await browser.change(fresh, gift, 'amount', { amount: '20' })).toContain('done=amount');
  expect((await browser.open(other.door)).text).not.toContain('Another amount');
  await browser.press('/manage/visit/end', {});
  for (const tab of [fresh, door]) expect((await browser.open(tab)).text).not.toContain('Another amount');
});
