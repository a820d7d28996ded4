import fc from 'fast-check';
import { dayIn, instantOn, isDay, isZone, later } from '../../../src/foundation/calendar/local-days';
import { appointmentOf } from '../../../src/reminders/schedule';

describe('a morning in a place', () => {
  it.each([
    ['2027-03-01', 'Europe/Amsterdam', '2027-03-01T08:00:00.000Z'],
    ['2027-03-28', 'Europe/Amsterdam', '2027-03-28T07:00:00.000Z'], // the night the clocks go forward
    ['2027-10-31', 'Europe/Amsterdam', '2027-10-31T08:00:00.000Z'], // and back
    ['2027-06-01', 'Asia/Kathmandu', '2027-06-01T03:15:00.000Z'],
    ['2027-06-01', 'Pacific/Kiritimati', '2027-05-31T19:00:00.000Z'],
    ['2027-06-01', 'America/Los_Angeles', '2027-06-01T16:00:00.000Z'],
  ])('of %s in %s is %s', (day, zone, instant) => {
    expect(instantOn(day, 9, zone).toISOString()).toBe(instant);
  });

  it('is nine o’clock on the clocks there, whatever the day and the zone', () => {
    const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tehran', 'Africa/Casablanca'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4000 }), (zone, days) => {
        const day = later('2026-01-01', { days });
        const instant = instantOn(day, 9, zone);
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
        expect(shown.format(instant)).toBe(`${day.split('-').toReversed().join('/')}, 09:00`);
        expect(dayIn(zone, instant)).toBe(day);
      }),
    );
  });
});

describe('months', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-01-31', 2, '2027-03-31'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('from %s are counted as people count them: %i later is %s', (day, months, expected) => {
    expect(later(day, { months })).toBe(expected);
  });

  it('of a reminder are counted from its first day: February makes no 28th of a 31st', () => {
    const reminder = { firstOn: '2027-01-31', everyMonths: 1, zone: 'Europe/Amsterdam' };
    const days = [1, 2, 3, 4].map((number) => appointmentOf(reminder, number, new Date('2027-01-01')).localDay);
    expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  it('that went by while nobody could send are not made up for at once, but on the next morning', () => {
    const reminder = { firstOn: '2027-01-31', everyMonths: null, zone: 'Europe/Amsterdam' };
    const { at } = appointmentOf(reminder, 1, new Date('2027-02-10T15:00:00Z'));
    expect(at.toISOString()).toBe('2027-02-11T08:00:00.000Z');
  });
});

it.each(['Europe/Amsterdam', 'UTC', 'Etc/GMT+5', 'America/Argentina/Ushuaia'])('%s is a zone', (name) =>
  expect(isZone(name)).toBe(true),
);

it.each(['', 'Europe/Nowhere', '+01:00', '../etc/passwd', "UTC'; drop table reminders", 'Amsterdam'])(
  '%s is no zone',
  (name) => expect(isZone(name)).toBe(false),
);

it.each(['2027-02-29', '2027-13-01', '2027-1-1', '20270101', 'tomorrow', ''])('%s is no day', (text) =>
  expect(isDay(text)).toBe(false),
);
