import { BEANCOUNT } from '../../../src/reports/formats/journals/beancount';
import { HLEDGER } from '../../../src/reports/formats/journals/hledger';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../../support/journey';
import { accountBalances } from '../../support/ledger';
import { query } from '../../support/query';
import { control } from '../../support/sandbox-control';
import { journalOf, requestFor, seal } from './journal-ledger';
import { BEAN_CHECK, HLEDGER_CHECK, stdoutOf } from './judges';
import { allTold } from '../../support/all-told';

const DAY_S = 86_400;
const DIALECTS = [
  { dialect: HLEDGER, judge: HLEDGER_CHECK },
  { dialect: BEANCOUNT, judge: BEAN_CHECK },
];

/** Given, renewed, given back, disputed and paid out over HTTP, in currencies of two, no and three decimals. */
describe('the journal of what donors and Stripe did', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({
      sandbox: { refundAfterMs: 0, payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } },
    });
    await give({ frequency: 'monthly' });
    await give({ currency: 'USD', amountMinor: 6000 });
    await give({ currency: 'JPY', amountMinor: 1500 });
    const [refunded, disputed] = await charges(3);
    await control(journey, 'refunds', { charge: refunded, amount: 500 });
    await control(journey, 'clock/advance', { seconds: 5 * DAY_S });
    await control(journey, 'disputes', { charge: disputed, kind: 'chargeback' });
    await control(journey, 'clock/advance', { seconds: 32 * DAY_S });
    const [arrived] = await eventually(
      () =>
        query<{ payout: string }>(
          journey.databaseUrl,
          `select stripe_id as payout from ledger_transactions where key like 'payout_paid:%' order by id`,
        ),
      ({ length }) => length > 0,
    );
    await control(journey, `payouts/${arrived?.payout}/move`, { to: 'failed' });
    await eventually(corrections, (count) => count > 0);
    await quiet();
    await seal(journey);
  });
  afterAll(() => journey.stop());

  const give = async (choice: Record<string, unknown>) => {
    const opened = await open(journey, choice);
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  };
  const charges = async (count: number): Promise<string[]> => {
    const found = await eventually(
      () =>
        query<{ stripe_id: string }>(journey.databaseUrl, `select stripe_id from charges order by amount_minor desc`),
      ({ length }) => length >= count,
    );
    return found.map(({ stripe_id }) => stripe_id);
  };
  const transactions = async () =>
    Number((await query<{ n: string }>(journey.databaseUrl, 'select count(*) as n from ledger_transactions'))[0]?.n);
  const corrections = async () =>
    Number(
      (await query<{ n: string }>(journey.databaseUrl, 'select count(corrects) as n from ledger_transactions'))[0]?.n,
    );
  const quiet = () => allTold(journey);
  /** All there is, whatever day the sandbox has by now. */
  const everything = () => requestFor(journey, { from: '2020-01-01', to: '2040-01-01' });

  it('has every transaction of the ledger, corrections among them', async () => {
    const journal = await journalOf(journey, await everything(), HLEDGER);
    expect(journal).toContain(`; transactions: ${await transactions()}\n`);
    expect(journal.match(/^ +; corrects: \d+$/gm)).toHaveLength(await corrections());
    expect(journal).toMatch(/-5\.00 USD\n/);
    expect(journal).toMatch(/ 1500 JPY\n/);
  });

  it('tells no donor', async () => {
    const journal = await journalOf(journey, await everything(), BEANCOUNT);
    expect(journal).not.toMatch(/jane|example\.org/i);
  });

  for (const { dialect, judge } of DIALECTS)
    (judge.present ? describe : describe.skip)(`before ${judge.name}${judge.absence}`, () => {
      it('holds', async () => {
        expect(judge.objections(await journalOf(journey, await everything(), dialect))).toBe('');
      });
    });

  (HLEDGER_CHECK.present ? describe : describe.skip)(`added up by hledger${HLEDGER_CHECK.absence}`, () => {
    it('comes to what the ledger holds in each account and currency', async () => {
      const journal = await journalOf(journey, await everything(), HLEDGER);
      const csv = stdoutOf('hledger', ['bal', '--flat', '--no-total', '--layout=tidy', '-O', 'csv'], journal);
      const found = Object.fromEntries(
        csv
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
          .map(
            ([account, , , , commodity, value]) =>
              [`${account} ${commodity}`, BigInt(value!.replace('.', ''))] as const,
          )
          .filter(([, minor]) => minor !== 0n),
      );
      expect(found).toEqual(await accountBalances(journey));
    });
  });
});
