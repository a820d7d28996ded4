import { CARD, eventually, eventualStatus, IBAN, open, pay, startJourney, type Journey } from '../support/journey';
import { query } from '../support/query';
import { readReport, sealAll, totalOf } from '../support/reports';
import { control } from '../support/sandbox-control';

/** What other systems have got wrong in their reports, each of it as it should be. */
describe('reports', () => {
  let journey: Journey;
  const start = async (sandbox = {}) => (journey = await startJourney({ sandbox }));
  afterEach(() => journey.stop());

  const give = async (choice: Record<string, unknown> = {}, fields: Record<string, string> = {}) => {
    const opened = await open(journey, choice);
    await pay(opened, fields);
    return opened;
  };
  const given = async (choice: Record<string, unknown> = {}) => {
    const opened = await give(choice);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  };
  const pass = (days: number) => control(journey, 'clock/advance', { seconds: days * 86_400 });
  const booked = (key: string, count = 1) =>
    eventually(
      () =>
        query<{ stripe_id: string }>(
          journey.databaseUrl,
          'select stripe_id from ledger_transactions where key like $1',
          [`${key}:%`],
        ),
      ({ length }) => length >= count,
    );
  const read = async (name: string) => {
    await sealAll(journey);
    return readReport(journey, name, { from: '2020-01-01', to: '2099-01-01' });
  };

  it('gain 1.20 EUR where 60 USD came as 52.80 EUR and went back as 51.60 EUR', async () => {
    // Stripe's own example of a conversion.
    await start({
      settlement: { kind: 'single', currency: 'eur' },
      fees: { perThousand: 29, fixedHundredths: 25 },
      refundAfterMs: 0,
    });
    await control(journey, 'rates', { from: 'usd', into: 'eur', rate: 0.88 });
    await given({ currency: 'USD', amountMinor: 6000 });
    const [charge] = await booked('charge');
    await control(journey, 'rates', { from: 'usd', into: 'eur', rate: 0.86 });
    await control(journey, 'refunds', { charge: charge?.stripe_id });
    await booked('exchanged', 2);
    await booked('refunded');
    const fees = await read('fees-and-exchange');
    expect([totalOf(fees, 'exchange'), totalOf(fees, 'exchange', 'USD')]).toEqual([120n, 0n]);
    const income = await read('income');
    expect([totalOf(income, 'net'), totalOf(income, 'net', 'USD')]).toEqual([-58n, 0n]);
    const [line] = (await read('donation-journal')).rows;
    expect(line).toMatchObject({
      given: '6000',
      given_currency: 'USD',
      gross: '5280',
      currency: 'EUR',
      state: 'refunded',
    });
  });

  it('never add euros to dollars', async () => {
    await start();
    await given({ amountMinor: 2500 });
    await given({ currency: 'USD', amountMinor: 6000 });
    await booked('charge', 2);
    const { totals } = await read('income');
    expect(totals.totals.filter(({ column }) => column === 'gross')).toEqual([
      { column: 'gross', currency: 'EUR', minor: '2500' },
      { column: 'gross', currency: 'USD', minor: '6000' },
    ]);
  });

  it('count a bank debit on its way as waiting, and one that failed not at all', async () => {
    await start({ settleAfterMs: 3_600_000 });
    const opened = await give({}, { method: 'sepa_debit', iban: IBAN.fails });
    await booked('charge');
    const waiting = await read('income');
    expect([totalOf(waiting, 'gross'), totalOf(waiting, 'waiting')]).toEqual([0n, -2500n]);
    expect((await read('donation-journal')).rows[0]).toMatchObject({ state: 'not confirmed' });
    await pass(8);
    await eventualStatus(journey, opened, 'failed');
    await booked('charge_failure');
    const failed = await read('income');
    expect([totalOf(failed, 'gross'), totalOf(failed, 'waiting')]).toEqual([0n, 0n]);
  });

  it('leave the lines of a payout that failed where they were, and hold what came back as unsettled', async () => {
    await start({ payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } });
    await given();
    await pass(5);
    const [payout] = await booked('payout_paid');
    await eventually(
      () => query(journey.databaseUrl, 'select 1 from balance_transactions where payout_id is not null'),
      ({ length }) => length > 0,
    );
    await control(journey, `payouts/${payout?.stripe_id}/move`, { to: 'failed' });
    await booked('payout_reversal');
    const payouts = await read('payout-reconciliation');
    expect(payouts.rows).toMatchObject([{ category: 'charge', net: '2397', payout: '2397', state: 'came back' }]);
    expect((await read('unsettled-balance')).rows).toMatchObject([{ category: 'payout_reversal', net: '2397' }]);
  });

  it('count a declined try as no gift', async () => {
    await start();
    await give({}, { number: CARD.declines });
    await eventually(
      () => query(journey.databaseUrl, `select 1 from charges where status = 'failed'`),
      ({ length }) => length > 0,
    );
    expect((await read('income')).rows).toEqual([]);
    expect((await read('refunds-and-disputes')).rows).toMatchObject([{ kind: 'failed payment', given: '2500' }]);
  });
});
