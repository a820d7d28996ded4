import fc from 'fast-check';
import { periodStart } from '../../sandbox/resources/subscriptions/billing-period';

const at = (iso: string): number => Date.parse(iso) / 1000;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

describe('a billing period', () => {
  test.each([
    ['2027-01-31T10:20:30Z', 'month', 1, '2027-02-28T10:20:30'],
    ['2027-01-31T10:20:30Z', 'month', 2, '2027-03-31T10:20:30'],
    ['2028-01-31T00:00:00Z', 'month', 1, '2028-02-29T00:00:00'],
    ['2027-08-31T23:59:59Z', 'month', 13, '2028-09-30T23:59:59'],
    ['2028-02-29T12:00:00Z', 'year', 1, '2029-02-28T12:00:00'],
    ['2028-02-29T12:00:00Z', 'year', 4, '2032-02-29T12:00:00'],
    ['2027-03-27T12:00:00Z', 'week', 1, '2027-04-03T12:00:00'],
  ] as const)('from %s: %s number %i starts at %s', (anchor, interval, periods, start) => {
    expect(iso(periodStart(at(anchor), interval, 1, periods))).toBe(start);
  });

  test('by the month is anchored: same time of day, the same day or the last of a shorter month, never one twice', () => {
    const anchors = fc.integer({ min: at('2026-01-01'), max: at('2040-01-01') });
    fc.assert(
      fc.property(anchors, fc.integer({ min: 1, max: 400 }), (anchor, periods) => {
        const [from, to] = [new Date(anchor * 1000), new Date(periodStart(anchor, 'month', 1, periods) * 1000)];
        const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
        const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
        expect(months).toBe(periods);
        expect(to.getUTCDate()).toBe(Math.min(from.getUTCDate(), lastDay));
        expect(to.toISOString().slice(11)).toBe(from.toISOString().slice(11));
      }),
    );
  });
});
