import { dayOfReports, endOf, intervalBefore } from '../../src/reports/schedules/schedule-interval';

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

  it.each([
    ['2027-03-15T04:59:59Z', '2027-03-14'],
    ['2027-03-15T05:00:00Z', '2027-03-15'],
    // clocks go forward in the night
    ['2027-03-28T03:59:59Z', '2027-03-27'],
    ['2027-03-28T04:00:00Z', '2027-03-28'],
    // and back
    ['2027-10-31T04:59:59Z', '2027-10-30'],
    ['2027-10-31T05:00:00Z', '2027-10-31'],
  ])('at %s is of %s, for it comes at six in the morning', (now, day) => {
    expect(dayOfReports(new Date(now), 'Europe/Amsterdam')).toBe(day);
  });
});
