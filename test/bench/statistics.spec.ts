import * as fc from 'fast-check';
import { inRounds, ROUNDS } from '../../bench/measure/rounds';
import { median, percentile } from '../../bench/measure/statistics';

const times = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 });

describe('what many measurements are summed up to', () => {
  it('the median is the middle one, or lies between the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('one wild measurement among three does not move the median beyond the others', () => {
    expect(median([10, 11, 9_999])).toBe(11);
  });

  it('half of all measurements lie on either side of the median', () => {
    fc.assert(
      fc.property(times, (values) => {
        const middle = median(values);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('a percentile is the smallest measurement that so many do not exceed', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const seen = percentile(values, percent);
        const needed = (percent / 100) * values.length;
        expect(values.filter((value) => value <= seen).length).toBeGreaterThanOrEqual(needed);
        expect(values.filter((value) => value < seen).length).toBeLessThan(needed);
      }),
    );
  });

  it('nothing measured is an error, never a number', () => {
    expect(() => median([])).toThrow('Nothing was measured');
    expect(() => percentile([], 99)).toThrow('Nothing was measured');
  });

  it('each number of several rounds has a median of its own', async () => {
    const measured = await inRounds(async (round) => ({ rising: round, falling: (ROUNDS - round) * 10 }));
    expect(measured).toEqual({ rising: 2, falling: 10 });
  });
});
