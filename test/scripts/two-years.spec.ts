import { DataSource } from 'typeorm';
import type { HistoryPlan } from '../../scripts/seed/plan/donors';
import { Reconciler, type Reconciliation } from '../../src/events/healing/reconciler';
import { sealAll } from '../support/reports';
import { LedgerVerifier } from '../../src/payments/ledger/blocks/ledger-verifier';
import type { Journey } from '../support/journey';
import { dayAfter, left, lived, type Lived } from '../support/lived';
import { ledgerByDay, stripeByDay } from '../support/ledger';

function compared({ journey }: Lived, { from, days }: HistoryPlan): Promise<Reconciliation> {
  return journey.app.get(Reconciler, { strict: false }).reconcile(from, dayAfter(from, days + 2));
}

async function categoriesOf({ app }: Journey, ids: readonly string[]): Promise<string[]> {
  const rows: { reporting_category: string }[] = await app
    .get(DataSource)
    .query('select reporting_category from balance_transactions where stripe_id = any($1)', [ids]);
  return rows.map(({ reporting_category }) => reporting_category);
}

describe('two years of a newsroom', () => {
  const plan: HistoryPlan = { donors: 40, seed: 1, from: new Date('2024-11-01T00:00:00Z'), days: 730 };
  let history: Lived;
  beforeAll(async () => (history = await lived(plan)), 180_000);
  afterAll(() => left(history));

  it('tie to the cent with Stripe in every currency on every day', async () => {
    const found = await compared(history, plan);
    expect(found).toMatchObject({ notAtStripe: [], differences: [], healedPayouts: [] });
    // Stripe tells of such a fee with the payout that takes it along; the newest ones wait for it.
    expect(await categoriesOf(history.journey, found.healed)).toEqual(found.healed.map(() => 'fee'));
    expect(found.healed.length).toBeLessThanOrEqual(3);
    const days = await ledgerByDay(history.journey);
    expect(days).toEqual(await stripeByDay(history.journey.sandbox.url));
    expect(new Set(Object.keys(days).map((place) => place.slice(-3)))).toEqual(new Set(['EUR', 'GBP', 'USD']));
    expect(Object.keys(days).length).toBeGreaterThan(150);
  });

  it('leave a ledger whose every block can be verified', async () => {
    await sealAll(history.journey);
    const verdict = await history.journey.app.get(LedgerVerifier, { strict: false }).verify();
    expect(verdict).toMatchObject({ findings: [], unsealedTransactions: 0 });
    expect(verdict.sealedTransactions).toBeGreaterThan(500);
  });

  it('hold everything a newsroom sees', async () => {
    const kinds = new Set((await history.books.figures()).map(({ kind }) => kind.slice(2)));
    expect([...kinds].sort()).toEqual([
      ...['disputes', 'first of a series', 'payouts', 'payouts that failed', 'refunds', 'refunds that failed'],
      ...['refused', 'renewals', 'single gifts'],
    ]);
    expect(await history.books.parkedEvents()).toBe(0);
  });
});

test('the same seed lives the same history again, to the cent of every account and every day', async () => {
  const plan: HistoryPlan = { donors: 22, seed: 7, from: new Date('2025-03-01T00:00:00Z'), days: 100 };
  const [first, second] = await Promise.all([sumsOf(plan), sumsOf(plan)]);
  expect(first.differences).toEqual([]);
  expect(first.accounts.length).toBeGreaterThan(15);
  expect(second).toEqual(first);
}, 180_000);

async function sumsOf(plan: HistoryPlan) {
  const history = await lived(plan);
  const { differences } = await compared(history, plan);
  const { books, journey } = history;
  const sums = { differences, figures: await books.figures(), accounts: await books.accounts() };
  const days = await ledgerByDay(journey);
  await left(history);
  return { ...sums, days };
}
