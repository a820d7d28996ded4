import * as fc from 'fast-check';
import type { GiftState, GiftTerms, NotLive } from '../../../src/giving/subscriptions/movements/gift-path';
import { missingMovements } from '../../../src/giving/subscriptions/movements/missing-movements';
import { movementsOf, type LivedGift, type Movement } from '../../../src/giving/subscriptions/movements/movements';

const terms: fc.Arbitrary<GiftTerms | NotLive> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<NotLive>('incomplete', 'paused', 'failed', 'disputed', 'chosen') },
  {
    weight: 5,
    arbitrary: fc.record({
      currency: fc.constantFrom('EUR', 'USD'),
      frequency: fc.constantFrom('monthly' as const, 'annual' as const),
      annualMinor: fc.integer({ min: 0, max: 4 }).map((tens) => BigInt(tens * 1_000)),
    }),
  },
);

/** Instants are few, so that several things happen at once. */
const path: fc.Arbitrary<GiftState[]> = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 12 }).map((second) => new Date(second * 1_000)), terms }), {
    maxLength: 8,
  })
  .map((states) => states.toSorted((one, other) => one.at.getTime() - other.at.getTime()));

const lives: fc.Arbitrary<LivedGift[]> = fc
  .array(path, { minLength: 1, maxLength: 4 })
  .map((paths) =>
    paths.map((each, place) => ({ subscriptionId: `sub_${place}`, campaign: '', path: each, wish: null })),
  );

describe('movements of any lives', () => {
  it('add up, at every instant, to what is live then', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 13 }), (gifts, second) => {
        const until = new Date(second * 1_000);
        const moved = movementsOf('donor', gifts).filter(({ occurredAt }) => occurredAt < until);
        expect(sumsOf(moved)).toEqual(sumsOf(gifts.flatMap((gift) => liveOf(gift, until))));
      }),
    );
  });

  it('say, at every instant, of which currencies and frequencies the donor is one', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 13 }), (gifts, second) => {
        const until = new Date(second * 1_000);
        const donors = new Map<string, number>();
        for (const step of movementsOf('donor', gifts).filter(({ occurredAt }) => occurredAt < until)) {
          const place = `${step.currency} ${step.frequency}`;
          donors.set(place, (donors.get(place) ?? 0) + step.donors);
        }
        const live = gifts.flatMap((gift) => liveOf(gift, until)).map((each) => `${each.currency} ${each.frequency}`);
        expect([...donors].filter(([, count]) => count !== 0).sort()).toEqual(
          [...new Set(live)].sort().map((place) => [place, 1]),
        );
      }),
    );
  });

  it('have one new gift for each donor who ever had any, and never more resumed than paused', () => {
    fc.assert(
      fc.property(lives, (gifts) => {
        const moved = movementsOf('donor', gifts);
        const everLive = gifts.some((gift) => gift.path.some((state) => typeof state.terms === 'object'));
        expect(moved.filter(({ kind }) => kind === 'new')).toHaveLength(everLive ? 1 : 0);
        const paused = moved.filter(({ kind }) => kind === 'paused').length;
        expect(moved.filter(({ kind }) => kind === 'resumed').length).toBeLessThanOrEqual(paused);
      }),
    );
  });

  it('do not depend on the order in which gifts are looked at', () => {
    fc.assert(
      fc.property(lives, (gifts) => {
        const [one, other] = [movementsOf('donor', gifts), movementsOf('donor', gifts.toReversed())];
        expect(missingMovements(one, other)).toEqual([]);
      }),
    );
  });

  it('lead, from whatever was recorded before, to what is wanted now', () => {
    fc.assert(
      fc.property(lives, lives, (before, now) => {
        const [recorded, wanted] = [movementsOf('donor', before), movementsOf('donor', now)];
        const missing = missingMovements(wanted, recorded);
        expect(missingMovements(wanted, [...recorded, ...missing])).toEqual([]);
      }),
    );
  });
});

/** The gift as it stood just before an instant, as if that were one movement. */
function liveOf({ subscriptionId, path: states }: LivedGift, until: Date): Movement[] {
  const last = states.filter(({ at }) => at < until).at(-1)?.terms;
  if (typeof last !== 'object') return [];
  const common = { subscriptionId, holder: 'donor', occurredAt: until, kind: 'new', campaign: '' } as const;
  return [{ ...common, ...last, gifts: 1, donors: 0, end: null }];
}

function sumsOf(movements: readonly Movement[]): [string, bigint, number][] {
  const sums = new Map<string, [string, bigint, number]>();
  for (const { currency, frequency, annualMinor, gifts } of movements) {
    const place = `${currency} ${frequency}`;
    const [, minor, number] = sums.get(place) ?? [place, 0n, 0];
    sums.set(place, [place, minor + annualMinor, number + gifts]);
  }
  return [...sums.values()].filter(([, minor, number]) => minor !== 0n || number !== 0).sort();
}
