import { parse } from 'csv-parse/sync';
import { dayIn, later } from '../../../src/foundation/calendar/local-days';
import { FinanceDesk, ZONE } from '../../support/finance-desk';
import { eventually } from '../../support/journey';
import { query } from '../../support/query';
import { letPass } from '../../support/reminders';
import { sealAll } from '../../support/reports';
import { control } from '../../support/sandbox-control';
import { textOf } from '../pages/page-text';

let desk: FinanceDesk;
let failed: string;
beforeAll(async () => {
  desk = await FinanceDesk.start();
  await desk.give();
  await letPass(desk.journey, 3);
  await desk.booked('payout', 1);
  const [payout] = await query<{ stripe_id: string }>(desk.journey.databaseUrl, 'select stripe_id from payouts');
  failed = payout?.stripe_id ?? '';
  // On its way, so that Stripe never tells what it was made of.
  await control(desk.journey, `payouts/${failed}/move`, { to: 'failed' });
  await desk.booked('payout_reversal', 1);
  await letPass(desk.journey, 6);
  await desk.booked('payout_paid', 1);
  await eventually(
    () => query(desk.journey.databaseUrl, `select from balance_transactions where payout_id <> '${failed}'`),
    ({ length }) => length > 0,
  );
  await sealAll(desk.journey);
});
afterAll(() => desk.journey.stop());

async function statement(program: 'xero' | 'quickbooks', into = 'stripe-account'): Promise<Record<string, string>[]> {
  const today = dayIn(ZONE, desk.now());
  const interval = { from: later(today, { days: -20 }), to: later(today, { days: 1 }) };
  const file = await desk.file('bank-statement', program, desk.month(), { ...interval, into, currency: 'EUR' });
  return parse(file, { columns: true });
}

it.each(['xero', 'quickbooks'] as const)(
  'a payout that failed before it was itemised left and came back in a statement for %s, and the account is even',
  async (program) => {
    const lines = await statement(program);
    const ofFailed = lines.filter((line) => JSON.stringify(line).includes(failed));
    expect(ofFailed.map(({ Amount }) => Amount)).toEqual(['-23.97', '23.97']);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.reduce((sum, { Amount = '' }) => sum + BigInt(Amount.replace('.', '')), 0n)).toBe(0n);
  },
);

it('the bank’s own account has the deposit that arrived alone', async () => {
  expect((await statement('xero', 'bank-account')).map(({ Amount }) => Amount)).toEqual(['23.97']);
});

it('its page does not promise that Stripe will itemise it', async () => {
  const page = textOf(await (await desk.reader.browser.get(`/finance/payouts/${failed}`)).text());
  expect(page).toContain('The bank sent it back');
  expect(page).toContain('It came back before Stripe said which gifts it took');
  expect(page).not.toContain('mostly within a day');
  expect(textOf(await (await desk.reader.browser.get('/finance/payouts')).text())).not.toContain('Not itemised yet');
});
