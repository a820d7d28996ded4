import { endOf, intervalBefore } from '../../src/reports/schedules/schedule-interval';

describe('a report that comes', () => {
  it.each([
    ['day', '2027-02-28', '2027-03-01', '2027-02-28'],
    ['week', '2027-03-01', '2027-03-08', '2027-03-01'],
    ['week', '2027-03-07', '2027-03-08', '2027-03-01'],
    ['month', '2027-01-31', '2027-02-01', '2027-01-01'],
    ['month', '2027-12-05', '2028-01-01', '2027-12-01'],
  ] as const)('every %s, wanted on %s, comes on %s and begins on %s', (every, today, comes, begins) => {
    expect(endOf(every, today)).toBe(comes);
    expect(intervalBefore(every, comes)).toEqual({ from: begins, to: comes });
  });
});
