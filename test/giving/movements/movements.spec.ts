import { annualMinor, frequencyOf, type Period } from '../../../src/giving/subscriptions/movements/annual-amount';
import type { EndWish } from '../../../src/giving/subscriptions/ends/end-wish';
import type { ChosenEnd } from '../../../src/giving/subscriptions/movements/chosen-end';
import { giftPath, type KnownSnapshot } from '../../../src/giving/subscriptions/movements/gift-path';
import { missingMovements } from '../../../src/giving/subscriptions/movements/missing-movements';
import { movementsOf, type Movement } from '../../../src/giving/subscriptions/movements/movements';
import { snapshotHash } from '../../../src/infrastructure/stripe/snapshots/snapshot';
import { STRIPE_API_VERSION } from '../../../src/infrastructure/stripe/stripe-client';

const START_S = 1_790_000_000;
const ELSEWHERE: ChosenEnd = { by: 'elsewhere', reason: 'not-said' };

/** So many days after the gift began. */
function day(days: number): Date {
  return new Date((START_S + days * 86_400) * 1000);
}

describe('what a year of a gift brings', () => {
  it.each<[Period, bigint, string]>([
    [{ interval: 'month', intervalCount: 1 }, 12_000n, 'monthly'],
    [{ interval: 'month', intervalCount: 3 }, 4_000n, 'monthly'],
    [{ interval: 'month', intervalCount: 12 }, 1_000n, 'annual'],
    [{ interval: 'month', intervalCount: 7 }, 1_714n, 'monthly'],
    [{ interval: 'year', intervalCount: 1 }, 1_000n, 'annual'],
    [{ interval: 'year', intervalCount: 3 }, 333n, 'annual'],
    [{ interval: 'week', intervalCount: 1 }, 52_000n, 'monthly'],
    [{ interval: 'day', intervalCount: 1 }, 365_000n, 'monthly'],
  ])('of 10.00 every %j is whole minor units', (period, expected, frequency) => {
    expect([annualMinor(1_000n, period), frequencyOf(period)]).toEqual([expected, frequency]);
  });
});

describe('movements of a subscription', () => {
  it('are the same whatever order its snapshots came in', () => {
    const views = [
      view(0, 'created', { status: 'incomplete' }),
      view(0, 'updated', { status: 'active' }, { status: 'incomplete' }),
      view(60, 'updated', { minor: 2_000 }),
      view(120, 'updated', { pause_collection: { behavior: 'void', resumes_at: null }, minor: 2_000 }),
      view(180, 'updated', { status: 'past_due', minor: 2_000 }),
      view(240, 'deleted', { status: 'canceled', ended_at: START_S + 240, reason: 'payment_failed' }),
    ];
    const expected = ['new 12000', 'up 12000', 'paused -24000', 'resumed 24000', 'failed -24000'];
    for (const order of ordersOf(views)) expect(told(order)).toEqual(expected);
  });

  it('count an amount that went up and down again within a second as nothing', () => {
    const raised = view(60, 'updated', { minor: 2_000 }, { items: 'before' });
    const back = view(60, 'updated', { minor: 1_000 }, { items: raised.snapshot['items'] ?? null });
    expect(told([view(0, 'created', {}), raised, back])).toEqual(['new 12000']);
  });

  it('end with the first end, whatever is told later', () => {
    const ended = view(60, 'deleted', { status: 'canceled', ended_at: START_S + 60, reason: 'cancellation_requested' });
    const late = view(120, 'updated', { minor: 5_000 });
    expect(told([view(0, 'created', {}), ended, late])).toEqual(['new 12000', 'chosen -12000']);
  });

  it('of one that was asked for first begin and end when it began and ended', () => {
    const asked = { ...view(900, 'x', { start_date: START_S }), eventType: 'fetched' };
    const [begun] = movementsOf('donor', [
      { subscriptionId: 'sub_1', campaign: '', path: giftPath([asked]), wish: null },
    ]);
    expect(begun?.occurredAt).toEqual(new Date(START_S * 1000));
    const ended = view(990, 'deleted', { status: 'canceled', ended_at: START_S + 400, reason: null });
    const path = giftPath([asked, ended]);
    expect(path.map(({ at }) => at.getTime() / 1000 - START_S)).toEqual([0, 400]);
  });

  it('never were where the first payment did not come through', () => {
    const given = [view(0, 'created', { status: 'incomplete' }), view(60, 'updated', { status: 'incomplete_expired' })];
    expect(told(given)).toEqual([]);
  });

  it('go on after a dunning that gave it up as reactivated', () => {
    const unpaid = view(60, 'updated', { status: 'unpaid' });
    expect(told([view(0, 'created', {}), unpaid, view(120, 'updated', {})])).toEqual([
      ...['new 12000', 'failed -12000', 'reactivated 12000'],
    ]);
  });

  it('into another currency leave the one and arrive in the other', () => {
    const moved = told([view(0, 'created', {}), view(60, 'updated', { currency: 'usd', minor: 1_100 })]);
    expect(moved).toEqual(['new 12000', 'moved -12000', 'moved 13200']);
  });
});

describe('who ended a gift, and why', () => {
  const views = (reason: string | null) => [
    view(0, 'created', {}),
    view(86_400, 'deleted', { status: 'canceled', ended_at: START_S + 86_400, reason }),
  ];
  const wish = (changes: Partial<EndWish>): EndWish => ({
    ...{ subscriptionId: 'sub_1', askedAt: day(0.5), endsAt: day(1), by: 'donor', reason: 'money', ...changes },
  });
  const endOf = (reason: string | null, asked: EndWish | null) =>
    movementsOf('donor', [{ subscriptionId: 'sub_1', campaign: '', path: giftPath(views(reason)), wish: asked }]).at(
      -1,
    );

  it.each<[string, EndWish | null, ChosenEnd]>([
    ['the donor, by a planned end', wish({}), { by: 'donor', reason: 'money' }],
    ['the donor, at once', wish({ askedAt: day(1), endsAt: null }), { by: 'donor', reason: 'money' }],
    ['staff', wish({ by: 'staff', reason: 'not-said' }), { by: 'staff', reason: 'not-said' }],
    ['nobody with us', null, { by: 'elsewhere', reason: 'not-said' }],
    ['nobody with us, where the end we know of is of next month', wish({ askedAt: day(5) }), ELSEWHERE],
    ['nobody with us, where the end we know of was long ago', wish({ askedAt: day(-9), endsAt: day(-8) }), ELSEWHERE],
  ])('is known: %s', (_, asked, end) => {
    expect(endOf('cancellation_requested', asked)).toMatchObject({ kind: 'chosen', end });
  });

  it('is the bank where a payment was disputed there, whatever else was asked for', () => {
    const end = { by: 'bank', reason: 'dispute' };
    expect(endOf('payment_disputed', wish({}))).toMatchObject({ kind: 'chosen', end });
  });

  it('is not asked of what payments failed for', () => {
    expect(endOf('payment_failed', wish({}))).toMatchObject({ kind: 'failed', end: null });
  });
});

describe('what is missing', () => {
  const movement: Movement = {
    ...{ subscriptionId: 'sub_1', holder: 'donor', occurredAt: new Date(0), kind: 'new', currency: 'EUR' },
    ...{ frequency: 'monthly', campaign: '', annualMinor: 12_000n, gifts: 1, donors: 1, end: null },
  };

  it('is nothing where all is recorded', () => {
    expect(missingMovements([movement], [movement])).toEqual([]);
    expect(missingMovements([movement, movement], [movement])).toEqual([movement]);
  });

  it('turns round what is wanted no longer, and holds what is wanted instead', () => {
    const instead: Movement = { ...movement, kind: 'further' };
    expect(missingMovements([instead], [movement])).toEqual([
      instead,
      { ...movement, annualMinor: -12_000n, gifts: -1, donors: -1 },
    ]);
  });

  it('follows from sums, however often it was corrected before', () => {
    const back = { ...movement, annualMinor: -12_000n, gifts: -1, donors: -1 };
    expect(missingMovements([movement], [movement, back])).toEqual([movement]);
    expect(missingMovements([movement], [movement, back, movement])).toEqual([]);
  });
});

interface Said {
  readonly [name: string]: unknown;
}

/** A snapshot of a gift of 10.00 EUR a month, so many seconds after its beginning. */
function view(second: number, event: string, said: Said, previous: Said | null = null): KnownSnapshot {
  const { minor = 1_000, reason = null, currency = 'eur', ...fields } = said;
  const price = { currency, unit_amount: minor, recurring: { interval: 'month', interval_count: 1 } };
  const snapshot = {
    ...{ id: 'sub_1', object: 'subscription', status: 'active', metadata: {}, cancel_at: null, ended_at: null },
    ...{ cancel_at_period_end: false, pause_collection: null, cancellation_details: { reason } },
    items: { data: [{ quantity: 1, current_period_end: START_S, price }] },
    ...fields,
  } as KnownSnapshot['snapshot'];
  const known = {
    ...{ created: new Date((START_S + second) * 1000), eventType: `customer.subscription.${event}`, snapshot },
    previousAttributes: previous as KnownSnapshot['previousAttributes'],
  };
  return { ...known, apiVersion: STRIPE_API_VERSION, hash: snapshotHash(known) };
}

function told(views: readonly KnownSnapshot[]): string[] {
  const gift = { subscriptionId: 'sub_1', campaign: '', path: giftPath(views), wish: null };
  return movementsOf('donor', [gift]).map(({ kind, annualMinor }) => `${kind} ${annualMinor}`);
}

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, place) =>
    ordersOf([...items.slice(0, place), ...items.slice(place + 1)]).map((rest) => [item, ...rest]),
  );
}
