import { chartMonths, dashboardDays, yearBefore } from './intervals';

it.each([
  ['2027-03-17', ['2027-03-01', '2027-03-18'], ['2027-02-01', '2027-02-18']],
  ['2027-03-31', ['2027-03-01', '2027-04-01'], ['2027-02-01', '2027-03-01']],
  ['2027-01-01', ['2027-01-01', '2027-01-02'], ['2026-12-01', '2026-12-02']],
])('on %s this month so far stands against the same days before', (today, now, before) => {
  const days = dashboardDays(today);
  expect([Object.values(days.now), Object.values(days.before)]).toEqual([now, before]);
});

it('the chart has this month and the twelve before, each with its year before', () => {
  const months = chartMonths('2027-03-31');
  expect([months.length, months[0], months.at(-1), yearBefore('2027-03')]).toEqual([
    13,
    '2026-03',
    '2027-03',
    '2026-03',
  ]);
  expect(dashboardDays('2027-03-31').chartFrom).toBe('2025-03-01');
});
