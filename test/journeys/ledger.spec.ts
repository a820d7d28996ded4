import { accountBalances, ledgerByDay, stripeByDay } from '../support/ledger';
import { eventually, eventualStatus, IBAN, open, pay, startJourney, type Journey } from '../support/journey';

describe('the ledger of a gift', () => {
  let journey: Journey;
  beforeEach(async () => (journey = await startJourney()));
  afterEach(() => journey.stop());

  const balancesLike = (expected: Record<string, bigint>) =>
    eventually(
      () => accountBalances(journey),
      (found) => String(Object.entries(found)) === String(Object.entries(expected).sort()),
    );
  const expectBooked = async (expected: Record<string, bigint>) =>
    expect(await balancesLike(expected)).toEqual(expected);

  it('books a single gift as income less its fee', async () => {
    const opened = await open(journey);
    await pay(opened);
    await eventualStatus(journey, opened, 'confirmed');
    await expectBooked({
      'assets:stripe:payments EUR': 2397n,
      'expenses:fees:processing EUR': 103n,
      'income:one-time EUR': -2500n,
    });
    expect(await ledgerByDay(journey)).toEqual(await stripeByDay(journey.sandbox.url));
  });

  it('books a monthly gift under monthly gifts, though its charge names no gift of ours', async () => {
    await pay(await open(journey, { frequency: 'monthly' }));
    await expectBooked({
      'assets:stripe:payments EUR': 2397n,
      'expenses:fees:processing EUR': 103n,
      'income:monthly EUR': -2500n,
    });
  });

  it('books no income for a bank debit that is sent back', async () => {
    await pay(await open(journey), { method: 'sepa_debit', iban: IBAN.fails });
    await eventually(
      () => stripeByDay(journey.sandbox.url),
      (sums) => Object.values(sums)[0] === -103n,
    );
    await expectBooked({ 'assets:stripe:payments EUR': -103n, 'expenses:fees:processing EUR': 103n });
  });
});
