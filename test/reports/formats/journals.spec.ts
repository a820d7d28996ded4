import { createHash } from 'node:crypto';
import { ACCOUNTS, type Account } from '../../../src/payments/ledger/accounts';
import { BEANCOUNT } from '../../../src/reports/formats/journals/beancount';
import { HLEDGER } from '../../../src/reports/formats/journals/hledger';
import { startApp, type RunningApp } from '../../support/app';
import { book, bookAndSeal, journalOf, posting, requestFor } from './journal-ledger';
import { BEAN_CHECK, HLEDGER_CHECK } from './judges';

const gift = (id: string, at: string, currency: string, minor: number) =>
  posting(`confirmed:ch_${id}`, at, ['clearing:charges', currency, minor], ['income:monthly', currency, -minor]);
const settled = (id: string, at: string, currency: string, minor: number, fee: number) =>
  posting(
    `charge:txn_${id}`,
    at,
    ['assets:stripe:payments', currency, minor - fee],
    ['expenses:fees:processing', currency, fee],
    ['clearing:charges', currency, -minor],
  );
const paidOut = (id: string, at: string, currency: string, minor: number) =>
  posting(
    `payout:txn_${id}`,
    at,
    ['assets:bank:in-transit', currency, minor],
    ['assets:stripe:payments', currency, -minor],
  );
const arrived = (id: string, day: string, currency: string, minor: number) =>
  posting(
    `payout_paid:po_${id}`,
    `${day}T00:00:00Z`,
    ['assets:bank', currency, minor],
    ['assets:bank:in-transit', currency, -minor],
  );

const ALL = (Object.keys(ACCOUNTS) as Account[]).filter((account) => account !== 'suspense');

const DIALECTS = [
  { name: 'hledger', dialect: HLEDGER, judge: HLEDGER_CHECK },
  { name: 'beancount', dialect: BEANCOUNT, judge: BEAN_CHECK },
];

describe('a journal of the ledger', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({ environment: { ROLE: 'web' } });
    await bookAndSeal(
      app,
      ...[
        gift('before', '2027-02-10T10:00:00Z', 'EUR', 5000),
        settled('before', '2027-02-11T10:00:00Z', 'EUR', 5000, 175),
      ],
      // 23:30 in UTC is the first of March in Amsterdam
      ...[
        gift('night', '2027-02-28T23:30:00Z', 'EUR', 2500),
        settled('night', '2027-03-01T08:00:00Z', 'EUR', 2500, 103),
      ],
      ...[gift('usd', '2027-03-02T10:00:00Z', 'USD', 6000), settled('usd', '2027-03-02T11:00:00Z', 'USD', 6000, 204)],
      ...[gift('jpy', '2027-03-03T10:00:00Z', 'JPY', 1500), settled('jpy', '2027-03-03T11:00:00Z', 'JPY', 1500, 54)],
      ...[gift('kwd', '2027-03-03T10:00:00Z', 'KWD', 12340), settled('kwd', '2027-03-03T11:00:00Z', 'KWD', 12340, 450)],
      posting(
        'exchanged:txn_x',
        '2027-03-04T10:00:00Z',
        ['clearing:charges', 'EUR', 5280],
        ['equity:fx', 'EUR', -5280],
        ['equity:fx', 'USD', 6000],
        ['clearing:charges', 'USD', -6000],
      ),
      ...[paidOut('1', '2027-03-05T00:10:00Z', 'EUR', 7222), arrived('1', '2027-03-08', 'EUR', 7222)],
      // every account there is
      posting(
        'adjustment:txn_all',
        '2027-03-20T10:00:00Z',
        ...ALL.map((account): [Account, string, number] => [account, 'EUR', 100]),
        ['suspense', 'EUR', -100 * ALL.length],
      ),
      gift('after', '2027-03-31T22:00:00Z', 'EUR', 900),
    );
    // a late fact of a day long sealed, then a correction of what was booked
    await bookAndSeal(app, gift('late', '2027-03-02T09:00:00Z', 'EUR', 700));
    await bookAndSeal(app, arrived('1', '2027-03-08', 'EUR', 7000));
    await book(app, gift('unsealed', '2027-03-09T09:00:00Z', 'EUR', 99));
  });
  afterAll(() => app.stop());

  it.each(DIALECTS)(
    'for $name opens with what stood there, and has what the interval holds by its own days',
    async ({ dialect }) => {
      const journal = await journalOf(app, await requestFor(app), dialect);
      expect(journal).toMatch(/2027-03-01 \* .*confirmed:ch_night/);
      expect(journal).toMatch(/2027-03-08 \* .*payout_paid:po_1/);
      expect(journal).not.toMatch(/\n20.*confirmed:ch_(before|after|unsealed)/);
      expect(journal).toMatch(
        /opening balances"?\n +assets:stripe:payments {2}48.25 EUR\n +equity:opening-balances {2}-48.25 EUR\n/i,
      );
      expect(journal.match(/^20.*payout_paid:po_1"?$/gm)).toHaveLength(2);
    },
  );

  it.each(DIALECTS)(
    'for $name ends with the hash of all lines above, and has the same bytes every time',
    async ({ dialect }) => {
      const request = await requestFor(app);
      const journal = await journalOf(app, request, dialect);
      const last = journal.lastIndexOf('; sha256');
      const hash = createHash('sha256').update(journal.slice(0, last)).digest('hex');
      expect(journal.slice(last)).toBe(`; sha256 of all lines above: ${hash}\n`);
      expect(await journalOf(app, request, dialect)).toBe(journal);
    },
  );

  it('as of an earlier block does not change by what was booked later', async () => {
    const first = { ...(await requestFor(app)).asOf, block: '1' };
    const journal = await journalOf(app, await requestFor(app, { asOf: first }), HLEDGER);
    expect(journal).not.toMatch(/ch_late|corrects/);
    expect(journal).toContain('transactions: 12');
    const nothing = await journalOf(app, await requestFor(app, { asOf: { ...first, block: '0' } }), HLEDGER);
    expect(nothing).toContain('transactions: 0');
  });

  it('puts a payout on the date of the bank in every zone, and a gift on the day of the zone', async () => {
    const journal = await journalOf(app, await requestFor(app, { zone: 'America/New_York' }), HLEDGER);
    expect(journal).toMatch(/2027-03-08 \* .*payout_paid:po_1/);
    expect(journal).not.toMatch(/confirmed:ch_night/);
    expect(journal).toMatch(/2027-03-31 \* .*confirmed:ch_after/);
  });

  for (const { dialect, judge } of DIALECTS)
    (judge.present ? describe : describe.skip)(`before ${judge.name}${judge.absence}`, () => {
      it('holds, in any zone and interval', async () => {
        for (const changes of [
          {},
          { zone: 'America/New_York' },
          { from: '2027-03-03', to: '2027-03-04' },
          { from: '2027-03-09', to: '2027-03-20' },
          { from: '2027-01-01', to: '2028-01-01' },
          { from: '2020-01-01', to: '2020-02-01' },
        ]) {
          const journal = await journalOf(app, await requestFor(app, changes), dialect);
          expect(judge.objections(journal)).toBe('');
        }
      });

      it('falls when any one amount of it is one off in the last digit', async () => {
        const journal = await journalOf(app, await requestFor(app), dialect);
        const amounts = [
          ...journal.matchAll(/(?<= )(?<!commodity |~ )-?\d+(?:\.\d+)?(?= (?:~ 0 )?(?:EUR|USD|JPY|KWD)\n)/g),
        ];
        expect(amounts.length).toBeGreaterThan(40);
        // every fifth: each asks a program
        const unnoticed = amounts.filter(
          ({ index, 0: amount }, place) => place % 5 === 0 && judge.objections(oneOff(journal, index, amount)) === '',
        );
        expect(unnoticed.map(({ index }) => journal.slice(index - 60, index + 20))).toEqual([]);
      });

      it('falls when a cent moves between two accounts, though all stays even', async () => {
        const journal = await journalOf(app, await requestFor(app), dialect);
        const moved = journal.replaceAll('23.97 EUR', '23.98 EUR').replaceAll(' 1.03 EUR', ' 1.02 EUR');
        expect(judge.objections(moved)).not.toBe('');
      });
    });
});

/** The journal with one more in the last digit of the number that stands there. */
function oneOff(journal: string, index: number, amount: string): string {
  const point = amount.indexOf('.');
  const more = String(BigInt(amount.replace('.', '')) + 1n);
  const negative = more.startsWith('-');
  const digits = (negative ? more.slice(1) : more).padStart(amount.length - point, '0');
  const decimals = point < 0 ? 0 : amount.length - point - 1;
  const changed = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return journal.slice(0, index) + (negative ? '-' : '') + changed + journal.slice(index + amount.length);
}
