import { DataSource } from 'typeorm';
import { FromStripe } from '../../src/events/rebuilding/from-stripe';
import type { Rebuilt } from '../../src/events/rebuilding/rebuilder';
import { BlockSealer } from '../../src/payments/ledger/blocks/block-sealer';
import { LedgerVerifier } from '../../src/payments/ledger/blocks/ledger-verifier';
import { Books } from '../../src/payments/ledger/books.service';
import { startApp } from '../support/app';
import { accountBalances, ledgerByDay } from '../support/ledger';
import { eventualStatus, eventually, IBAN, open, pay, startJourney, type Journey } from '../support/journey';
import { rebuildOf } from '../support/rebuild';
import { control } from '../support/sandbox-control';
import { allTold } from '../support/all-told';

const DAY_S = 86_400;

/** Gifts of every kind, renewals, a refund, a dispute and a payout; all of it booked. */
async function live(journey: Journey): Promise<void> {
  const [once] = [await open(journey), await pay(await open(journey, { frequency: 'monthly' }))];
  await pay(once);
  await pay(await open(journey, { frequency: 'annual', amountMinor: 5000, currency: 'USD' }));
  await pay(await open(journey), { method: 'sepa_debit', iban: IBAN.pays });
  await eventualStatus(journey, once, 'confirmed');
  const sql = (text: string): Promise<{ stripe_id: string }[]> => journey.app.get(DataSource).query(text);
  const charges = await eventually(
    () => sql(`select stripe_id from charges where status = 'succeeded' order by created, stripe_id`),
    ({ length }) => length === 4,
  );
  await control(journey, 'refunds', { charge: charges[0]?.stripe_id, amount: 700 });
  await control(journey, 'disputes', { charge: charges[1]?.stripe_id, kind: 'chargeback' });
  await control(journey, 'clock/advance', { seconds: 40 * DAY_S });
  await allTold(journey);
}

describe('a rebuild from stored events', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ sandbox: { payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } } });
    await live(journey);
  });
  afterAll(() => journey.stop());

  const sql = (text: string) => journey.app.get(DataSource).query(text);
  const rebuilt = (mode: 'compare' | 'mend'): Promise<Rebuilt> => rebuildOf(journey, mode);

  it('finds nothing to mend where nothing was lost', async () => {
    expect(await rebuilt('compare')).toEqual({ differences: [], corrected: [], leftParked: 0 });
  });

  it('finds what was changed behind its back and changes nothing when it only compares', async () => {
    await sql(`update refunds set status = 'pending'`);
    const { differences } = await rebuilt('compare');
    expect(differences).toEqual([
      { table: 'refunds', count: 1, rows: [{ key: expect.stringMatching(/^p?yr_|^re_/), what: 'status' }] },
    ]);
    expect(await sql('select status from refunds')).toEqual([{ status: 'pending' }]);
  });

  it('mends facts, and the ledger by adding to it', async () => {
    const before = await accountBalances(journey);
    const [charge] = await sql(`select stripe_id from charges where currency = 'USD' limit 1`);
    await sql(`delete from charges where stripe_id = '${charge.stripe_id}'`);
    await sql(`update contributions set status = 'failed' where currency = 'USD'`);
    // Somebody undid the posting of a gift, so that the books balance and are wrong.
    await sql(`
      with undone as (
        insert into ledger_transactions (key, revision, corrects, stripe_id, occurred_at, posted_at)
        select key, 2, id, stripe_id, occurred_at, now() from ledger_transactions where key = 'confirmed:${charge.stripe_id}'
        returning id, corrects)
      insert into ledger_entries select undone.id, line, account, currency, -amount_minor
      from undone join ledger_entries on transaction_id = undone.corrects`);
    // And somebody booked a movement that never was, from a fact that never was.
    await sql(`
      insert into balance_transactions select 'txn_forged', 'fee', type, balance_type, null, -500, 0, 0, -500, currency,
        exchange_rate, status, available_on, created, null from balance_transactions where currency = 'EUR' limit 1`);
    await journey.app.get(DataSource).transaction((manager) =>
      journey.app.get(Books, { strict: false }).post(manager, {
        ...{ charges: [], refunds: [], disputes: [], payouts: [], balanceTransactions: ['txn_forged'] },
      }),
    );
    // And what should have been written about it was not.
    const letters = `select kind, business_id, state from letters order by kind, business_id`;
    const written = await sql(letters);
    await sql(`delete from letters where kind = 'receipt'`);
    const { differences, corrected } = await rebuilt('mend');
    expect(await sql(letters)).toEqual(written);
    expect(differences.map(({ table }) => table)).toEqual([
      ...['charges', 'refunds', 'balance_transactions', 'contributions', 'ledger'],
    ]);
    expect(corrected).toEqual([`confirmed:${charge.stripe_id}`, 'fee:txn_forged']);
    expect(await accountBalances(journey)).toEqual(before);
    expect(await sql(`select count(*)::int as count from charges where stripe_id = '${charge.stripe_id}'`)).toEqual([
      { count: 1 },
    ]);
    expect((await rebuilt('compare')).differences).toEqual([]);
    await journey.app.get(BlockSealer, { strict: false }).run();
    expect((await journey.app.get(LedgerVerifier, { strict: false }).verify()).findings).toEqual([]);
  });

  it('from Stripe alone gives the same books to the cent, and says what Stripe never knew', async () => {
    const second = await startApp({ stripeApiBase: journey.sandbox.url, environment: { ROLE: 'web' } });
    const filled = await second.app.get(FromStripe, { strict: false }).fill(new Date('2020-01-01'), () => undefined);
    expect(filled).toMatchObject({
      contributions: 4,
      missing: expect.arrayContaining([expect.stringMatching(/hashes/)]),
    });
    expect(await accountBalances(second)).toEqual(await accountBalances(journey));
    expect(await ledgerByDay(second)).toEqual(await ledgerByDay(journey));
    // What was settled by which payout, what it cost, and so what is still at Stripe; not whether it is available by now,
    // which Stripe tells nobody.
    const movements =
      'select stripe_id, reporting_category, net_minor, fee_minor, currency, payout_id from balance_transactions order by 1';
    expect(await second.app.get(DataSource).query(movements)).toEqual(await sql(movements));
    // What was available then is so now.
    const available = `select stripe_id from balance_transactions where status = 'available' order by 1`;
    const [now, then] = [await second.app.get(DataSource).query(available), await sql(available)];
    expect(then.length).toBeGreaterThan(0);
    expect(now).toEqual(expect.arrayContaining(then));
    expect(await sql('select count(payout_id)::int > 0 as settled from balance_transactions')).toEqual([
      { settled: true },
    ]);
    const states = 'select id, status, frequency, currency, amount_minor from contributions order by id';
    expect(await second.app.get(DataSource).query(states)).toEqual(await sql(states));
    // Stopped on the way, it goes on although a webhook came meanwhile; done, it never runs over what is there.
    const run = `update healing_runs set findings = '{"state": "under way"}' where name = 'from-stripe'`;
    await second.app.get(DataSource).query(run);
    await second.app.get(FromStripe, { strict: false }).fill(new Date(0), () => undefined);
    expect(await accountBalances(second)).toEqual(await accountBalances(journey));
    await expect(second.app.get(FromStripe, { strict: false }).fill(new Date(0), () => undefined)).rejects.toThrow(
      /empty/,
    );
    await second.stop();
  });
});
