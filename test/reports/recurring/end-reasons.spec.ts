import { DataSource } from 'typeorm';
import { Clock } from '../../../src/foundation/clock/clock';
import { EndWishes } from '../../../src/giving/subscriptions/ends/end-wishes';
import type { EndWish } from '../../../src/giving/subscriptions/ends/end-wish';
import { LedgerVerifier } from '../../../src/payments/ledger/blocks/ledger-verifier';
import { monthOf } from '../../../src/reports/periods/month';
import { Periods } from '../../../src/reports/periods/periods';
import { A_MINUTE, giveMonthly, startRecurringJourney, type RecurringJourney } from '../../support/recurring';
import { readReport, sealAll, totalOf } from '../../support/reports';
import { member } from '../../support/staff';
import { linksIn, textOf } from '../pages/page-text';

const ZONE = 'Europe/Amsterdam';
const MONTH = { from: '2025-01-01', to: '2025-02-01', zone: ZONE };
const UNHAPPY = { by: 'donor', reason: 'unhappy' } as const;

/** Fourteen donors in euros leave in January, for various reasons; of four in pounds three do; one card fails in dollars. */
describe('why gifts ended', () => {
  let journey: RecurringJourney;
  let euros: string[];
  let pounds: string[];
  beforeAll(async () => {
    journey = await startRecurringJourney({ sandbox: { retryAfterDays: [3] } }, new Date('2025-01-05T08:00:00Z'));
    euros = await givers(14, 'EUR');
    pounds = await givers(4, 'GBP');
    const [failing] = await givers(1, 'USD');
    await journey.stripe.control('charges/outcomes', { subscription: failing, outcome: 'declined', count: 9 });
    for (const id of euros.slice(0, 6)) await end(id, { by: 'donor', reason: 'money' });
    for (const id of euros.slice(6, 8)) await end(id, UNHAPPY);
    await end(euros[8], { by: 'staff', reason: 'not-said' });
    for (const id of euros.slice(9)) await end(id, null);
    for (const id of pounds.slice(0, 3)) await end(id, UNHAPPY);
    await journey.letPass(A_MINUTE);
  });
  afterAll(() => journey.stop());

  async function givers(count: number, currency: string): Promise<string[]> {
    const ids: string[] = [];
    for (let place = 0; place < count; place++)
      ids.push(await giveMonthly(journey, `${currency}-${place}@example.org`, { currency, amountMinor: 1_000 }));
    return ids;
  }

  /** Told as it is by whoever asks Stripe for it. */
  async function tell(subscriptionId = '', told: Pick<EndWish, 'by' | 'reason'>): Promise<void> {
    const wish = { subscriptionId, askedAt: journey.app.get(Clock).now(), endsAt: null, ...told };
    await journey.app.get(EndWishes, { strict: false }).told(journey.app.get(DataSource).manager, wish);
  }

  async function end(id: string | undefined, told: Pick<EndWish, 'by' | 'reason'> | null): Promise<void> {
    if (told !== null) await tell(id, told);
    await journey.stripe.call('DELETE', `/v1/subscriptions/${id}`);
  }

  const read = async (asked: Record<string, string> = {}) => {
    await sealAll(journey);
    return readReport(journey, 'end-reasons', { ...MONTH, ...asked });
  };
  const lines = async (asked: Record<string, string> = {}) =>
    (await read(asked)).rows.map((row) => Object.values(row).join(' '));

  const EUROS = ['2025-01 EUR monthly choice  too-few 8 96000', '2025-01 EUR monthly choice donor money 6 72000'];

  it('is told of five donors and more; what is fewer is one line, with the smallest other where that is needed', async () => {
    expect(await lines({ currency: 'EUR' })).toEqual(EUROS);
  });

  it('of fewer than five donors altogether is told of nobody', async () => {
    expect(await lines({ currency: 'GBP' })).toEqual(['2025-01 GBP monthly choice  too-few 3 36000']);
  });

  it('is of whole months, so that no two intervals differ by one donor', async () => {
    const all = await lines();
    for (const [from, to] of [
      ['2025-01-05', '2025-02-01'],
      ['2025-01-31', '2025-02-01'],
      ['2025-01-01', '2025-01-02'],
    ] as const)
      expect(await lines({ from, to })).toEqual(all);
  });

  it('adds up to what left in recurring movements', async () => {
    const reasons = await read();
    const moved = await readReport(journey, 'recurring-movements', MONTH);
    for (const currency of ['EUR', 'GBP'])
      expect(totalOf(reasons, 'a_year', currency)).toBe(-totalOf(moved, 'left_by_choice', currency));
    expect(moved.rows.map((row) => row['left_by_choice_gifts'])).toEqual(['-14', '-3', '0']);
  });

  it('is on the dashboard with the total of the report that it leads to', async () => {
    await sealAll(journey);
    const reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
    const page = async (path: string) => (await reader.browser.get(path)).text();
    const shown = await page('/finance');
    const text = textOf(shown);
    expect(text).toContain('Too few to tell why (monthly) 8 960.00 EUR');
    expect(text).toContain('Donor: cannot afford it now (monthly) 6 720.00 EUR All 14 1,680.00 EUR');
    expect(text).toContain('Active recurring donors 2 monthly, 0 annual With 2 gifts');
    const address = linksIn(shown).find((link) => /end-reasons.*currency=EUR/.test(link)) ?? '';
    expect(await page(address)).toContain('data-total="a_year">1680.00<');
  });

  it('is the want of payment where Stripe ended it for that, however few they are', async () => {
    await journey.letPass(45);
    expect(await lines({ from: '2025-02-01', to: '2025-03-01' })).toEqual([
      '2025-02 USD monthly failed payment stripe payment-failed 1 12000',
    ]);
  });

  it('does not change as of a block, and what is told later is sealed with a later one', async () => {
    await read();
    const sql = journey.app.get(DataSource);
    const [head] = await sql.query('select max(number)::text as block from ledger_blocks');
    await sql.query(`update subscription_end_wishes set reason = 'other' where reason = 'money'`);
    expect(await lines({ currency: 'EUR' })).toEqual([EUROS[0], '2025-01 EUR monthly choice donor other 6 72000']);
    expect(await lines({ currency: 'EUR', 'as-of': head.block })).toEqual(EUROS);
    await sql.query(`update subscription_end_wishes set reason = 'money' where reason = 'other'`);
    expect(await lines({ currency: 'EUR' })).toEqual(EUROS);
    const rows = await sql.query(
      `select distinct end_reason from subscription_movements where kind = 'chosen' order by 1`,
    );
    expect(rows.map((row: { end_reason: string }) => row.end_reason)).toEqual([
      'money',
      'not-said',
      'other',
      'unhappy',
    ]);
    expect((await journey.app.get(LedgerVerifier, { strict: false }).verify()).findings).toEqual([]);
  });

  it('cannot be told otherwise behind the ledger’s back', async () => {
    const sql = journey.app.get(DataSource);
    const [row] = await sql.query(`select min(id) as id from subscription_movements where end_reason = 'money'`);
    const tamper = (set: string) =>
      sql.query(`alter table subscription_movements disable trigger user;
        update subscription_movements set ${set} where id = ${row.id};
        alter table subscription_movements enable trigger user`);
    const faults = async () => (await journey.app.get(LedgerVerifier, { strict: false }).verify()).findings.length;
    for (const [wrong, right] of [
      ["end_reason = 'unhappy'", "end_reason = 'money'"],
      ['donors = donors + 1', 'donors = donors - 1'],
    ] as const) {
      await tamper(wrong);
      expect([wrong, await faults()]).toEqual([wrong, 1]);
      await tamper(right);
      expect(await faults()).toBe(0);
    }
  });

  it('of a closed month stays, and what ended and is heard of later counts in the first open one, as in movements', async () => {
    const periods = journey.app.get(Periods, { strict: false });
    const closer = { actor: { kind: 'cli', id: null }, personId: 'cli' } as const;
    await sealAll(journey);
    const closing = await periods.close(monthOf('2025-01-01'), closer);
    const sql = journey.app.get(DataSource);
    await sql.query(`update subscription_end_wishes set reason = 'other' where reason = 'money'`);
    expect(await lines({ currency: 'EUR' })).toEqual(EUROS);
    expect(await periods.differing(closing)).toEqual([]);
    const whole = { from: '2025-01-01', to: '2025-03-01' };
    expect(await lines({ ...whole, currency: 'EUR' })).toEqual([
      ...EUROS,
      '2025-02 EUR monthly choice donor money -6 -72000',
      '2025-02 EUR monthly choice donor other 6 72000',
    ]);
  });
});
