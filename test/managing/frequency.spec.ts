import { dayOf, doorIn, freshDoor, giver, payments, standing } from '../support/donor';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { stripe } from '../support/stripe-api';
import { readReport, sealAll, type ReadReport } from '../support/reports';
import { SumDays } from '../../src/reports/sums/sum-days';
import { letPass, mailAbout, startMailJourney, type MailJourney } from '../support/reminders';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

/** Waits until both are booked. */
const income = (gift: string) =>
  eventually(
    () => query<{ account: string; amount: string }>(journey.databaseUrl, INCOME, [gift]),
    ({ length }) => length === 2,
    45_000,
  );
const INCOME = `
  select e.account, (-sum(e.amount_minor))::text as amount
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.contribution_id = $1 and e.account in ('income:monthly', 'income:annual')
  group by e.account having sum(e.amount_minor) <> 0 order by e.account`;

it('a monthly gift becomes an annual one when the month is over, and is booked as such from then on', async () => {
  const { gift, email, browser } = await giver(journey, 'maria');
  const fresh = await freshDoor(journey, email);
  const paidUntil = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  const page = await browser.open(`${fresh}/gifts/${gift}/frequency?language=en&to=annual&amount=110&when=period-end`);
  expect(page.text).toContain('€110 is taken each year instead of €10 each month. Nothing is taken today.');
  expect(await browser.change(fresh, gift, 'frequency', { to: 'annual', amount: '110', when: 'period-end' })).toContain(
    'done=frequency',
  );
  expect((await browser.open('/manage/visit')).text).toContain('it is €110 a year');
  expect(await payments(journey, gift, 1)).toHaveLength(1);
  for (let week = 0; week < 6; week++) await letPass(journey, 7);
  const after = await standing(journey, gift, (row) => row['interval'] === 'year');
  expect(after['interval']).toBe('year');
  expect(Date.parse(dayOf(after)) - Date.parse(paidUntil)).toBeGreaterThan(360 * 86_400_000);
  const taken = await payments(journey, gift, 2);
  expect(taken.map(({ amount }) => amount)).toEqual(['1000', '11000']);
  expect(await income(gift)).toEqual([
    { account: 'income:annual', amount: '11000' },
    { account: 'income:monthly', amount: '1000' },
  ]);
  const receipt = await mailAbout(journey.mailbox, email, 'Your receipt', 2);
  expect(receipt.text).toContain('Thank you for another year');
  expect(receipt.text).toContain('Gift: Annual');
  const receipts = await browser.open(`${doorIn(receipt.text)}/statements?language=en`);
  expect(receipts.text).toMatch(/Annual · [\s\S]*Monthly · /);
  expect((await browser.open(doorIn(receipt.text))).text).toContain('€110 a year');
});

const planned = (gift: string) =>
  query(
    journey.databaseUrl,
    `select asked_at, terms from (select distinct on (subscription_id) asked_at, terms from gift_changes
     where contribution_id = $1 and state = 'done' order by subscription_id, asked_at desc, id) newest where terms->>'when' is not null`,
    [gift],
  );

it('a card that is given while another interval waits pays for it, too', async () => {
  const { gift, email, browser } = await giver(journey, 'petra');
  const fresh = await freshDoor(journey, email);
  await standing(journey, gift, (row) => row['status'] === 'active');
  const plan = { to: 'annual', amount: '110', when: 'period-end' };
  expect(await browser.change(fresh, gift, 'frequency', plan)).toContain('done=frequency');
  const { text } = await browser.open('/manage/visit');
  const change = /\/card".*?name="change" value="([\w-]+)"/s.exec(text)?.[1] ?? '';
  const page = await browser.press(`/manage/visit/gifts/${gift}/card`, { change });
  const body = new URLSearchParams({ method: 'card', number: '5555555555554444', email: 'x@example.org', name: 'X' });
  await fetch(page, { method: 'POST', body, redirect: 'manual' });
  // What was planned is done; of the card it is heard by an event.
  const cards = `select from gift_changes where contribution_id = $1 and kind = 'card' and state = 'done'`;
  await eventually(
    () => query(journey.databaseUrl, cards, [gift]),
    ({ length }) => length === 1,
  );
  for (let week = 0; week < 6; week++) await letPass(journey, 7);
  expect((await payments(journey, gift, 2)).map(({ amount }) => amount)).toEqual(['1000', '11000']);
  const { stripe_id: subscription } = await standing(journey, gift, (row) => row['interval'] === 'year');
  const answer = await stripe(journey, `subscriptions/${String(subscription)}`, {}, 'GET');
  const { customer } = (await answer.json()) as { customer: string };
  const charges = (await (await stripe(journey, `charges?customer=${customer}`, {}, 'GET')).json()) as Charges;
  const paid = charges.data.map(({ amount, payment_method_details: { card } }) => [amount, card.last4]);
  expect(paid).toEqual([
    [11_000, '4444'],
    [1_000, '4242'],
  ]);
});

interface Charges {
  data: { amount: number; payment_method_details: { card: { last4: string } } }[];
}

it('what was planned for later is given up by a pause, or by a word, and nothing is charged for it', async () => {
  const { gift, email, browser } = await giver(journey, 'nora', { frequency: 'annual', amountMinor: 12_000 });
  const fresh = await freshDoor(journey, email);
  const first = dayOf(await standing(journey, gift, (row) => row['status'] === 'active'));
  const plan = () =>
    browser.change('/manage/visit', gift, 'frequency', { to: 'monthly', amount: '10', when: 'period-end' });
  expect(await browser.change(fresh, gift, 'frequency', { to: 'monthly', amount: '10', when: 'period-end' })).toContain(
    'done=frequency',
  );
  expect(await browser.change('/manage/visit', gift, 'go-on')).toContain('done=go-on');
  expect(await planned(gift)).toEqual([]);
  expect(await plan()).toContain('done=frequency');
  const pause = await browser.open(`/manage/visit/gifts/${gift}/pause?language=en&months=3`);
  expect(pause.text).toContain('The change that was planned for later is then given up.');
  expect(await browser.change('/manage/visit', gift, 'pause', { months: '3' })).toContain('done=pause');
  const moved = await standing(journey, gift, (row) => row['status'] === 'trialing' && dayOf(row) > first);
  expect(moved['interval']).toBe('year');
  expect(await planned(gift)).toEqual([]);
  expect(await payments(journey, gift, 1)).toHaveLength(1);
});

it('from today another interval is charged at once, once', async () => {
  const { gift, email, browser } = await giver(journey, 'olga');
  const fresh = await freshDoor(journey, email);
  await standing(journey, gift, (row) => row['status'] === 'active');
  const page = await browser.open(`${fresh}/gifts/${gift}/frequency?language=en&to=annual&amount=120&when=now`);
  expect(page.text).toContain('€120 is taken today');
  expect(await browser.change(fresh, gift, 'frequency', { to: 'annual', amount: '120', when: 'now' })).toContain(
    'done=frequency',
  );
  await standing(journey, gift, (row) => row['interval'] === 'year');
  const taken = await payments(journey, gift, 2);
  expect(taken.map(({ amount }) => amount)).toEqual(['1000', '12000']);
  expect(await income(gift)).toEqual([
    { account: 'income:annual', amount: '12000' },
    { account: 'income:monthly', amount: '1000' },
  ]);
  // The bank is not told that its customer could be asked just now.
  expect(journey.sentToStripe.filter((sent) => sent.includes('off_session=true'))).toHaveLength(1);
});

describe('reports', () => {
  const EVER = { from: '2000-01-01', to: '2100-01-01' };
  const grossBy = ({ rows }: ReadReport): Record<string, bigint> => {
    const gross: Record<string, bigint> = {};
    for (const { frequency, gross: minor } of rows)
      gross[frequency ?? ''] = (gross[frequency ?? ''] ?? 0n) + BigInt(minor ?? 0);
    return gross;
  };
  const held = async () => {
    const rows = await query<{ frequency: string; minor: string }>(journey.databaseUrl, HELD);
    return Object.fromEntries(rows.map(({ frequency, minor }) => [frequency, BigInt(minor)]));
  };

  it('count each payment under the frequency of its bill, as the ledger and its journals do', async () => {
    await sealAll(journey);
    const before = await readReport(journey, 'income', EVER);
    expect(grossBy(before)).toEqual(await held());
    expect(grossBy(before)).toMatchObject({ monthly: 3_000n, annual: 46_000n });
    const annual = { ...EVER, frequency: 'annual' };
    // The last one is confirmed; Stripe's movement of it comes after.
    const { rows } = await eventually(
      () => sealAll(journey).then(() => readReport(journey, 'donation-journal', annual)),
      (journal) => journal.rows.length === 4,
    );
    expect(rows.map(({ given }) => given).sort()).toEqual(['11000', '11000', '12000', '12000']);
    const whole = await readReport(journey, 'income', EVER);
    await journey.app.get(SumDays, { strict: false }).sum({ smallest: 1 });
    expect((await readReport(journey, 'income', EVER)).rows).toEqual(whole.rows);
  });

  it('tell of donors who lapsed how often their last gift was taken', async () => {
    const { rows } = await readReport(journey, 'lapsed-donors', { ...EVER, from: '2099-01-01' });
    expect(rows.map((row) => [row['frequency'], row['last_gift']]).sort()).toEqual([
      ['annual', '11000'],
      ['annual', '11000'],
      ['annual', '12000'],
      ['annual', '12000'],
    ]);
  });
});

const HELD = `
  select split_part(account, ':', 2) as frequency, (-sum(amount_minor))::text as minor
  from ledger_entries where account ~ '^income:(one-time|monthly|annual)$' group by account`;
