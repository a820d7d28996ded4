import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Adoption } from '../../src/imports/adopting/adoption';
import { SubscriptionImport } from '../../src/imports/subscriptions/subscription-import';
import { ImportedGifts } from '../../src/imports/gifts/imported-gifts';
import { ManagedGifts } from '../../src/managing/gifts/managed-gifts';
import type { Answer } from '../../scripts/seed/life/stripe';
import { agreedAtStripe } from '../support/agreed-at-stripe';
import { query } from '../support/query';
import { startRecurringJourney, type RecurringJourney } from '../support/recurring';

/** Gifts that another system has at the newsroom's own account at Stripe. */
describe('adopting', () => {
  let journey: RecurringJourney;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-adopting-'));
    journey = await startRecurringJourney();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await journey.stop();
  });

  const elsewhere = async (email: string, recurring: object, metadata: object = {}): Promise<string> =>
    (await agreedAtStripe(journey.stripe, email, { recurring, metadata })).id;
  const take = (lines: readonly string[]) => {
    const file = path.join(folder, 'subscriptions.csv');
    const header = 'id,Status,Customer Email,Amount,Quantity,Currency,Interval,Current Period End (UTC)';
    writeFileSync(file, [header, ...lines].join('\n'));
    const order = { how: 'written', atFault: 'nothing' } as const;
    return journey.app.get(SubscriptionImport).run({ file, source: 'stripe' }, order, {});
  };
  const line = (id: string, email: string): string => `${id},active,${email},7.00,1,eur,month,2027-01-05 10:00`;
  const incomeOf = (id: string) =>
    query<{ contribution_id: string | null; charges: number }>(
      journey.databaseUrl,
      `select t.contribution_id, count(*)::integer as charges from ledger_transactions t
       join charges c on c.stripe_id = t.stripe_id
       join invoice_payments ip on ip.payment_intent_id = c.payment_intent_id join invoices i on i.stripe_id = ip.invoice_id
       where i.subscription_id = $1 and t.key like 'attributed:%' group by 1`,
      [id],
    );
  const rowOf = async (id: string) =>
    (
      await query<{ contribution_id: string; adopted_at: Date | null }>(
        journey.databaseUrl,
        'select contribution_id, adopted_at from imported_subscriptions where external_id = $1',
        [id],
      )
    )[0];

  it('a gift goes on as it is, its charges lead to it, and nothing at Stripe changes but our id', async () => {
    const id = await elsewhere('anna@example.org', { interval: 'month' }, { form: '12' });
    await journey.letPass(1);
    expect(await incomeOf(id)).toEqual([]);
    expect(await take([line(id, 'anna@example.org')])).toMatchObject({
      taken: 1,
      donors: 1,
      faults: [],
      written: true,
    });
    const before = await journey.stripe.call('GET', `/v1/subscriptions/${id}`);
    expect(await journey.app.get(Adoption).run('tried')).toEqual([{ externalId: id, outcome: 'adopted' }]);
    expect((await rowOf(id))?.contribution_id).toBeNull();
    expect(await journey.app.get(Adoption).run('written')).toEqual([{ externalId: id, outcome: 'adopted' }]);
    expect(await journey.app.get(Adoption).run('written')).toEqual([]);
    await journey.letPass(1 / 24);

    const { contribution_id } = (await rowOf(id)) ?? { contribution_id: '' };
    const after = await journey.stripe.call<Answer & { metadata: object }>('GET', `/v1/subscriptions/${id}`);
    expect(after).toEqual({ ...before, metadata: { form: '12', contribution_id } });
    expect(await incomeOf(id)).toEqual([{ contribution_id, charges: 1 }]);
    await journey.letPass(31);
    expect(await incomeOf(id)).toEqual([{ contribution_id, charges: 2 }]);
    const [contribution] = await query(
      journey.databaseUrl,
      'select status, frequency, amount_minor, currency, donor_id from contributions where id = $1',
      [contribution_id],
    );
    expect(contribution).toMatchObject({
      status: 'confirmed',
      frequency: 'monthly',
      amount_minor: '700',
      currency: 'EUR',
    });
    // the renewal is thanked for; what it was charged before was the other system's
    const letters = await query(
      journey.databaseUrl,
      `select data ->> 'occasion' as occasion from letters where kind = 'receipt'`,
    );
    expect(letters).toEqual([{ occasion: 'renewal' }]);
    const { donor_id } = contribution as unknown as { donor_id: string };
    expect(await journey.app.get(ManagedGifts, { strict: false }).of(donor_id)).toMatchObject([
      { contributionId: contribution_id, state: 'active', customerId: after['customer'] },
    ]);
  });

  it('says of each why it cannot be adopted', async () => {
    const quarterly = await elsewhere('ben@example.org', { interval: 'month', interval_count: 3 });
    const ofMonths = await elsewhere('emma@example.org', { interval: 'month', interval_count: 12 });
    const biennial = await elsewhere('finn@example.org', { interval: 'year', interval_count: 2 });
    const ended = await elsewhere('cara@example.org', { interval: 'month' });
    await journey.stripe.call('DELETE', `/v1/subscriptions/${ended}`);
    const ours = await elsewhere(
      'dora@example.org',
      { interval: 'month' },
      { contribution_id: '3b241101-e2bb-4255-8caf-4136c566a962' },
    );
    await take([quarterly, ofMonths, biennial, ended, ours, 'sub_elsewhere'].map((id) => line(id, 'x@example.org')));
    const outcomes = await journey.app.get(Adoption).run('written');
    expect(Object.fromEntries(outcomes.map(({ externalId, outcome }) => [externalId, outcome]))).toEqual({
      [quarterly]: 'another rhythm',
      [ofMonths]: 'every 12 months: plan a yearly price from its next payment on first',
      [biennial]: 'another rhythm',
      [ended]: 'over',
      [ours]: 'of another gift',
      sub_elsewhere: 'not at this account',
    });
  });

  it('a past gift that is in our own books, too, is counted there alone', async () => {
    const [charge] = await query<{ stripe_id: string }>(journey.databaseUrl, 'select stripe_id from charges limit 1');
    await query(
      journey.databaseUrl,
      `insert into imported_gifts (source, external_id, given_on, amount_minor, currency, frequency, imported_at)
       values ('stripe', $1, '2026-01-01', 700, 'EUR', 'recurring', now()), ('stripe', 'ch_before', '2026-01-01', 500, 'EUR', 'one-time', now())`,
      [charge?.stripe_id],
    );
    expect(await journey.app.get(ImportedGifts).years()).toEqual([
      { year: 2026, currency: 'EUR', source: 'stripe', gifts: 1, amountMinor: 500n },
    ]);
  });
});
