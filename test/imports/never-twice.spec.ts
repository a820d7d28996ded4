import fc from 'fast-check';
import { firstAgreed, firstCharge, soonest } from '../../src/imports/continuing/first-charge';
import { keptDay, type KeptDays } from '../../src/imports/continuing/kept-days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = new Date('2026-12-01T00:00:00Z').getTime();

/** What somebody does, and how long after what was done before. */
interface Step {
  readonly does: 'takes it up' | 'ends the old one' | 'says so' | 'nothing';
  readonly afterMs: number;
}

/** Two systems that charge one donor, and what is done in the overlap. After each step ours has a look, and not between. */
class Overlap {
  readonly old: number[] = [];
  readonly ours: number[] = [];
  agreedAt: Date | undefined;
  private now = BEGIN;
  private setAt: Date | undefined;
  private endedAt: number | undefined;
  private stoppedAt: Date | null = null;

  constructor(
    private readonly days: KeptDays,
    /** By so much the other system's hour differs from ours. */
    private readonly oldHourMs: number,
  ) {}

  step({ does, afterMs }: Step): void {
    this.pass(afterMs);
    if (does === 'takes it up' && this.agreedAt === undefined)
      this.agreedAt = this.setAt = firstAgreed(this.days, new Date(this.now));
    if (does === 'ends the old one') this.endedAt ??= this.now;
    if (does === 'says so' && this.endedAt !== undefined) this.stoppedAt ??= new Date(this.now);
    this.look();
  }

  private look(): void {
    const { agreedAt, setAt, stoppedAt, days } = this;
    if (agreedAt === undefined || setAt === undefined || setAt.getTime() <= this.now) return;
    this.setAt = firstCharge({ days, agreedAt, setAt, stoppedAt, isChosen: false }, new Date(this.now));
  }

  private pass(ms: number): void {
    const [from, to] = [this.now, this.now + ms];
    this.old.push(...this.keptBetween(from - this.oldHourMs, to - this.oldHourMs).flatMap((at) => this.takenByOld(at)));
    if (this.setAt !== undefined) this.ours.push(...this.keptBetween(Math.max(from, this.setAt.getTime() - 1), to));
    this.now = to;
  }

  private takenByOld(keptAt: number): number[] {
    const at = keptAt + this.oldHourMs;
    return this.endedAt === undefined || at < this.endedAt ? [at] : [];
  }

  /** In (from, to]. */
  private keptBetween(from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = keptDay(this.days, new Date(from + 1)); at.getTime() <= to;) {
      found.push(at.getTime());
      at = keptDay(this.days, new Date(at.getTime() + 1));
    }
    return found;
  }
}

const daysArb: fc.Arbitrary<KeptDays> = fc
  .record({ day: fc.integer({ min: 1, max: 31 }), zone: fc.constantFrom('Europe/Amsterdam', 'Pacific/Auckland') })
  .map(({ day, zone }) => ({
    ...{ frequency: 'monthly', zone },
    nextChargeOn: `2026-12-${String(day).padStart(2, '0')}`,
  }));
const stepArb = (longestMs: number): fc.Arbitrary<Step> =>
  fc.record({
    does: fc.constantFrom('takes it up', 'ends the old one', 'says so', 'nothing'),
    // much of it within hours of a kept day
    afterMs: fc.oneof(...[6 * HOUR, DAY, longestMs].map((max) => fc.integer({ min: 0, max }))),
  });
const hourArb = fc.constantFrom(-12 * HOUR, 0, 12 * HOUR);

test('whatever is done, in whatever order, and however rarely ours has a look: no kept day is charged on both sides', () => {
  fc.assert(
    // as rarely as every 26 days: a server that was down for most of a month
    fc.property(daysArb, hourArb, fc.array(stepArb(26 * DAY), { maxLength: 40 }), (days, hour, steps) => {
      const overlap = new Overlap(days, hour);
      for (const step of steps) overlap.step(step);
      for (const ours of overlap.ours) {
        expect(ours).toBeGreaterThanOrEqual(overlap.agreedAt?.getTime() ?? Infinity);
        for (const old of overlap.old) expect(Math.abs(ours - old)).toBeGreaterThan(26 * DAY);
      }
    }),
    { numRuns: 1_500 },
  );
});

test('once the old one was ended and somebody has said so, ours is taken at the first kept day that is clear of it', () => {
  fc.assert(
    fc.property(daysArb, hourArb, fc.array(stepArb(10 * DAY), { maxLength: 12 }), (days, hour, steps) => {
      const overlap = new Overlap(days, hour);
      for (const step of steps) overlap.step(step);
      for (const does of ['takes it up', 'ends the old one', 'says so'] as const) overlap.step({ does, afterMs: HOUR });
      for (let day = 0; day < 70; day++) overlap.step({ does: 'nothing', afterMs: DAY });
      expect(overlap.ours.length).toBeGreaterThanOrEqual(1);
      // and goes on, each month once
      for (const [place, at] of overlap.ours.slice(1).entries())
        expect(at - (overlap.ours[place] ?? 0)).toBeGreaterThan(26 * DAY);
    }),
    { numRuns: 60 },
  );
});

test('the kept day stays what it was, at noon in the newsroom’s zone', () => {
  const days: KeptDays = { frequency: 'monthly', nextChargeOn: '2026-12-31', zone: 'Europe/Amsterdam' };
  expect(keptDay(days, new Date('2026-01-01')).toISOString()).toBe('2026-12-31T11:00:00.000Z');
  expect(keptDay(days, new Date('2027-02-01')).toISOString()).toBe('2027-02-28T11:00:00.000Z');
  expect(keptDay(days, new Date('2027-03-29')).toISOString()).toBe('2027-03-31T10:00:00.000Z');
  expect(keptDay({ ...days, frequency: 'annual' }, new Date('2027-01-01')).toISOString()).toBe(
    '2027-12-31T11:00:00.000Z',
  );
  expect(firstAgreed(days, new Date('2026-12-26T12:00:00Z')).toISOString()).toBe('2026-12-31T11:00:00.000Z');
  expect(firstAgreed(days, new Date('2026-12-28T12:00:00Z')).toISOString()).toBe('2027-01-31T11:00:00.000Z');
  const agreedAt = new Date('2026-12-31T11:00:00Z');
  expect(soonest({ days, agreedAt }, new Date('2026-12-29T10:00:00Z'))).toEqual(agreedAt);
  expect(soonest({ days, agreedAt }, new Date('2026-12-29T12:00:00Z')).toISOString()).toBe('2027-01-31T11:00:00.000Z');
});

test('a day that its donor has chosen since is left alone once the old one was stopped', () => {
  const days: KeptDays = { frequency: 'monthly', nextChargeOn: '2026-12-15', zone: 'UTC' };
  const [agreedAt, setAt] = [new Date('2026-12-15T12:00:00Z'), new Date('2027-02-20T12:00:00Z')];
  const facts = { days, agreedAt, setAt, isChosen: true };
  const now = new Date('2026-12-10T00:00:00Z');
  expect(firstCharge({ ...facts, stoppedAt: now }, now)).toEqual(setAt);
  expect(firstCharge({ ...facts, stoppedAt: null }, new Date('2027-02-01')).toISOString()).toBe(
    '2027-03-15T12:00:00.000Z',
  );
});

test('what the other system took some hours before it was stopped is not taken by ours once more', () => {
  const days: KeptDays = { frequency: 'monthly', nextChargeOn: '2026-12-15', zone: 'UTC' };
  const facts = { days, agreedAt: new Date('2026-12-15T12:00:00Z'), isChosen: false };
  const held = { ...facts, setAt: new Date('2027-02-15T12:00:00Z') };
  for (const stopped of ['2026-12-15T02:00:00Z', '2026-12-13T13:00:00Z', '2026-12-15T11:59:00Z']) {
    const stoppedAt = new Date(stopped);
    expect(firstCharge({ ...held, stoppedAt }, stoppedAt).toISOString()).toBe('2027-01-15T12:00:00.000Z');
  }
  const inTime = new Date('2026-12-13T11:00:00Z');
  expect(firstCharge({ ...held, stoppedAt: inTime }, inTime)).toEqual(facts.agreedAt);
  // said in time, but nothing of ours ran until the day had come
  expect(firstCharge({ ...held, stoppedAt: inTime }, new Date('2026-12-15T08:00:00Z')).toISOString()).toBe(
    '2027-01-15T12:00:00.000Z',
  );
});
