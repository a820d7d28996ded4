import { readCommandLine } from '../../scripts/seed/command-line';
import { closingTable } from '../../scripts/seed/closing/table';
import { giftsOf, type HistoryPlan } from '../../scripts/seed/plan/donors';
import type { Offer } from '../../scripts/seed/plan/gift-plan';
import { Random } from '../../scripts/seed/plan/random';
import { EVERY_STORY } from '../../scripts/seed/plan/stories';
import newsroom from '../../newsroom/example.json';

const currencies = Object.entries(newsroom.currencies).map(([code, frequencies]) => ({
  code,
  stepMinor: 1,
  frequencies,
}));
const OFFER: Offer = {
  ...{ newsroom: { consentVersion: '2026-11' }, languages: ['en'], returnTo: ['thank-you'] },
  currencies,
};
const PLAN: HistoryPlan = { donors: 2000, seed: 1, from: new Date('2024-11-01T00:00:00Z'), days: 730 };

describe('the command line of the seed', () => {
  it('asks for two thousand donors and two years when nothing is said', () => {
    expect(readCommandLine([])).toEqual({ wants: 'seed', donors: 2000, seed: 1, years: 2, afterwards: 'stop' });
  });

  it('takes every option', () => {
    const said = ['--donors', '40', '--seed', '7', '--years', '1', '--keep'];
    expect(readCommandLine(said)).toEqual({ wants: 'seed', donors: 40, seed: 7, years: 1, afterwards: 'keep running' });
    expect(readCommandLine(['--help']).wants).toBe('help');
  });

  it.each([
    ['--donors', '0'],
    ['--donors', '1e3'],
    ['--years', '6'],
    ['--seed', '-1'],
    ['--seed', '2147483648'],
    ['--month', '1'],
  ])('refuses %s %s', (option, value) => {
    expect(() => readCommandLine([`${option}=${value}`])).toThrow(option);
  });
});

describe('a planned history', () => {
  const gifts = giftsOf(PLAN, OFFER);

  it('is the same for the same seed, and another for another', () => {
    expect(giftsOf(PLAN, OFFER)).toEqual(gifts);
    expect(giftsOf({ ...PLAN, seed: 2 }, OFFER)).not.toEqual(gifts);
  });

  it('begins the same way for a donor, however many there are', () => {
    const fewer = giftsOf({ ...PLAN, donors: 100 }, OFFER);
    expect(gifts.filter(({ donor }) => donor < 100)).toEqual(fewer);
  });

  it('tells every story, also to the fewest donors', () => {
    const few = giftsOf({ ...PLAN, donors: EVERY_STORY.length }, OFFER);
    expect(new Set(few.flatMap(({ story }) => story?.kind ?? []))).toEqual(new Set(EVERY_STORY));
  });

  it('knows every way to pay and to give, in three currencies', () => {
    const all = (what: (gift: (typeof gifts)[number]) => string): string[] => [...new Set(gifts.map(what))].sort();
    expect(all(({ frequency }) => frequency)).toEqual(['annual', 'monthly', 'one-time']);
    expect(all(({ currency }) => currency)).toEqual(['EUR', 'GBP', 'USD']);
    expect(all(({ payment }) => payment)).toEqual([
      'asks bank',
      'card',
      'debit',
      'debit sent back',
      'declined first',
      'leaves',
    ]);
  });

  it('pays by debit in euros, whole cents within the newsroom’s bounds', () => {
    const debits = gifts.filter(({ payment }) => payment.startsWith('debit'));
    expect(new Set(debits.map(({ currency }) => currency))).toEqual(new Set(['EUR']));
    for (const { currency, frequency, amountMinor } of gifts) {
      const bounds = newsroom.currencies[currency as 'EUR'][frequency];
      expect(Number.isInteger(amountMinor) && amountMinor >= bounds.minimumMinor).toBe(true);
      expect(amountMinor).toBeLessThanOrEqual(bounds.maximumMinor);
    }
  });

  it('has its peak when the year ends, and grows', () => {
    const between = (from: string, to: string): number =>
      gifts.filter(({ day }) => {
        const date = new Date(PLAN.from.getTime() + day * 86_400_000).toISOString();
        return date >= from && date < to;
      }).length;
    expect(between('2025-12-01', '2026-01-01')).toBeGreaterThan(1.5 * between('2026-02-01', '2026-03-04'));
    expect(between('2025-11-01', '2026-11-01')).toBeGreaterThan(between('2024-11-01', '2025-11-01'));
  });
});

describe('the stream of numbers', () => {
  it('is even and never reaches one', () => {
    const random = new Random(1, 2);
    const drawn = Array.from({ length: 10_000 }, () => random.next());
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(drawn.reduce((sum, number) => sum + number, 0) / drawn.length).toBeCloseTo(0.5, 1);
  });

  it('draws as often as the weights say, and never what weighs nothing', () => {
    const random = new Random(3);
    const drawn = Array.from({ length: 4_000 }, () =>
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(drawn.filter((each) => each === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
    expect(drawn).not.toContain('never');
  });
});

it('the closing table shows ledger and sandbox side by side, to the cent', () => {
  const table = closingTable(
    [{ kind: '1 single gifts', currency: 'EUR', count: '1200', minor: '1234567' }],
    [
      { account: 'assets:stripe:payments', currency: 'EUR', minor: '-1005' },
      { account: 'assets:bank', currency: 'EUR', minor: '100' },
      { account: 'assets:bank:in-transit', currency: 'EUR', minor: '7' },
    ],
    { balance: new Map([['EUR', -1004n]]), paidOut: new Map([['EUR', 107n]]) },
  );
  const cells = table.split('\n').map((line) => line.trim().split(/ {3,}/).slice(-1)[0]);
  expect(cells).toEqual(['EUR', '1,200 × = 12,345.67', '-10.05', '-10.04', '1.07', '1.07']);
});
