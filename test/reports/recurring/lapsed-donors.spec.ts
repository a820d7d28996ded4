import { DonorStatements } from '../../../src/managing/statements/donor-statements';
import { CARD, IBAN, open, pay, type Opened } from '../../support/journey';
import { query } from '../../support/query';
import { giveMonthly, startRecurringJourney, type RecurringJourney } from '../../support/recurring';
import { readReport, sealAll } from '../../support/reports';

/** Gifts from November 2025 on, and what became of them until March 2026. */
describe('donors who gave last year', () => {
  let journey: RecurringJourney;
  const gifts: Record<string, string> = {};
  beforeAll(async () => {
    journey = await startRecurringJourney({ sandbox: { retryAfterDays: [3] } }, new Date('2025-11-20T12:00:00Z'));
    for (const name of ['only', 'refunded', 'again', 'debit']) await giveOnce(name, { amountMinor: 2_000 });
    await giveOnce('nobody', { receipt: false });
    const monthly = await giveMonthly(journey, 'monthly@example.org', { amountMinor: 500, campaign: 'winter' });
    await refundOf('refunded', 2_000);
    await refundOf('only', 300);
    await journey.letPass(40);
    const failing = { subscription: monthly, outcome: 'declined', count: 9 };
    await journey.stripe.control('charges/outcomes', failing);
    await journey.letPass(10);
    await giveOnce('again', {});
    await giveOnce('debit', {}, { method: 'sepa_debit', iban: IBAN.fails });
    await journey.letPass(60);
    await sealAll(journey);
  });
  afterAll(() => journey.stop());

  async function giveOnce(name: string, changes: object, how: Record<string, string> = { number: CARD.pays }) {
    const opened: Opened = await open(journey, { receipt: true, ...changes });
    await pay(opened, { email: `${name}@example.org`, ...how });
    await journey.settle();
    gifts[name] ??= opened.contributionId;
  }

  async function refundOf(name: string, amount: number): Promise<void> {
    const [row] = await query<{ charge: string }>(
      journey.databaseUrl,
      `select stripe_id as charge from ledger_transactions where key like 'attributed:%' and contribution_id = $1`,
      [gifts[name]],
    );
    await journey.stripe.control('refunds', { charge: row?.charge, amount });
    await journey.settle();
  }

  async function donorOf(name: string): Promise<string> {
    const rows = await query<{ donor_id: string }>(
      journey.databaseUrl,
      'select donor_id from contributions where id = $1',
      [gifts[name]],
    );
    return rows[0]?.donor_id ?? '';
  }

  const lapsedIn = async (from: string, asked = {}) =>
    (await readReport(journey, 'lapsed-donors', { from, to: '2028-01-01', ...asked })).rows;

  it('have lapsed unless a gift of this year came through, whatever they tried', async () => {
    const rows = await lapsedIn('2026-03-05');
    const found = rows.map((row) => [
      row['kind'],
      row['donor'],
      row['last_gift_on'],
      row['last_gift'],
      row['campaign'],
    ]);
    const monthly = rows.find((row) => row['frequency'] === 'monthly');
    expect(monthly).toMatchObject({ kind: 'LYBUNT', last_gift_on: '2025-12-20', last_gift: '500', campaign: 'winter' });
    expect(found).toContainEqual(['LYBUNT', await donorOf('only'), '2025-11-20', '2000', '']);
    expect(found).toContainEqual(['LYBUNT', await donorOf('debit'), '2025-11-20', '2000', '']);
    expect(rows.map((row) => row['donor'])).not.toContain(await donorOf('again'));
    expect(rows.map((row) => row['donor'])).not.toContain(await donorOf('refunded'));
    expect(rows).toHaveLength(4);
  });

  it('stand for themselves where nobody knows them', async () => {
    const rows = await lapsedIn('2026-01-01');
    expect(rows.find((row) => row['donor'] === null)).toMatchObject({
      donation_id: gifts['nobody'],
      last_gift: '2500',
    });
  });

  it('are told from those who gave in an earlier year alone', async () => {
    const rows = await lapsedIn('2027-01-01');
    const kindOf = async (name: string) => {
      const donor = await donorOf(name);
      return rows.find((row) => row['donor'] === donor)?.['kind'];
    };
    expect([await kindOf('again'), await kindOf('only'), await kindOf('refunded')]).toEqual([
      ...['LYBUNT', 'SYBUNT', undefined],
    ]);
    expect(await lapsedIn('2025-01-01')).toEqual([]);
  });

  it('are narrowed by their last gift', async () => {
    expect(await lapsedIn('2026-01-01', { frequency: 'monthly', campaign: 'winter', currency: 'EUR' })).toHaveLength(1);
    expect(await lapsedIn('2026-01-01', { currency: 'USD' })).toEqual([]);
  });

  it('find in their statement what they gave and what went back, each on its day', async () => {
    const statements = journey.app.get(DonorStatements, { strict: false });
    const given = { kind: 'given', day: '2025-11-20', frequency: 'one-time', amountMinor: 2_000n };
    const [only] = await statements.of(await donorOf('only'), '2025-01-01', '2026-01-01', 'UTC');
    expect(only).toMatchObject({
      ...{ currency: 'EUR', givenMinor: 2_000n, refundedMinor: -300n, disputedMinor: 0n, totalMinor: 1_700n },
      lines: [
        { ...given, donationId: gifts['only'], returnedMinor: 300n },
        { kind: 'refunded', day: '2025-11-20', amountMinor: -300n, returnedMinor: 0n },
      ],
    });
    // The debit that failed is no gift.
    const [debit] = await statements.of(await donorOf('debit'), '2025-01-01', '2027-01-01', 'UTC');
    expect(debit?.lines).toMatchObject([given]);
    expect(await statements.of(await donorOf('debit'), '2026-01-01', '2027-01-01', 'UTC')).toEqual([]);
    expect(await statements.of('00000000-0000-4000-8000-000000000000', '2025-01-01', '2027-01-01', 'UTC')).toEqual([]);
  });
});
