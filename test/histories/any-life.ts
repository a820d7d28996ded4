import fc from 'fast-check';
import type { Settings } from '../../sandbox/account/settings';
import { STEP_KINDS, type Gift, type Life, type Step, type StepKind, type Try } from './life';

/** Lives of every kind: mostly one gift and a few things that happen to it afterwards. */
export function anyLife(): fc.Arbitrary<Life> {
  return fc.record({
    settings: anySettings(),
    // All that happens at one instant ties anyway; the coarser ones tie what was some seconds or minutes apart.
    roundedToSeconds: fc.constantFrom(1, 10, 60),
    gifts: fc.array(anyGift(), { minLength: 1, maxLength: 2 }),
    steps: anySteps(),
    end: fc.constantFrom('settled', 'settled', 'settled', 'under way'),
  });
}

function anySettings(): fc.Arbitrary<Partial<Settings>> {
  return fc.record({
    settlement: fc.constantFrom<Settings['settlement']>(
      { kind: 'presentment_currency' },
      { kind: 'single', currency: 'eur' },
      { kind: 'several', currencies: ['eur', 'usd'] },
    ),
    payouts: fc.record({
      interval: fc.constantFrom('manual', 'manual', 'weekly'),
      delayDays: fc.constantFrom(0, 2),
      arrivalDays: fc.constantFrom(0, 2),
    }),
    dunning: fc.record({
      subscription: fc.constantFrom('canceled', 'unpaid', 'past_due', 'paused'),
      invoice: fc.constantFrom('open', 'uncollectible'),
    }),
    returnedFirstDebit: fc.constantFrom('bill_voided', 'bill_open'),
    disputeFees: fc.constantFrom('received_stays', 'returned_when_won'),
    // Every retry tells of itself five times over: two are as good as three.
    retryAfterDays: fc.constantFrom<readonly number[]>([], [3], [3, 5]),
  });
}

function anyGift(): fc.Arbitrary<Gift> {
  return fc.oneof({ weight: 3, arbitrary: anyOneTimeGift() }, { weight: 4, arbitrary: anyRecurringGift() });
}

function anyOneTimeGift(): fc.Arbitrary<Gift> {
  return fc.record({
    frequency: fc.constant('one-time' as const),
    ...choice(),
    tries: fc.oneof(
      fc.tuple(anyFirstTry(), fc.constantFrom<Try>('pays', 'debit_pays', 'debit_fails', 'leaves')),
      fc.tuple(fc.constantFrom<Try>(...ALL_TRIES)),
    ),
  });
}

function anyRecurringGift(): fc.Arbitrary<Gift> {
  return fc.record({
    frequency: fc.constantFrom('monthly' as const, 'monthly' as const, 'annual' as const),
    ...choice(),
    tries: fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant<Try>('pays')) },
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom<Try>('debit_pays', 'debit_fails')) },
      { weight: 2, arbitrary: fc.tuple(anyFirstTry(), fc.constant<Try>('pays')) },
    ),
  });
}

function choice() {
  return {
    currency: fc.constantFrom('eur', 'eur', 'usd', 'gbp', 'jpy'),
    amountMinor: fc.constantFrom(1000, 2500, 5000, 12345),
    receipt: fc.boolean(),
  };
}

function anyFirstTry(): fc.Arbitrary<Try> {
  return fc.constantFrom('declined', 'passes_authentication', 'fails_authentication');
}

const ALL_TRIES: readonly Try[] = [
  ...(['pays', 'pays', 'debit_pays', 'debit_fails', 'passes_authentication', 'pays_and_is_disputed'] as const),
  ...(['pays_and_is_inquired_about', 'pays_and_is_suspected', 'pays_refund_pends', 'pays_refund_fails'] as const),
  'leaves',
];

/** Alone most things cannot happen: these lead to one another, and may stop anywhere on the way. */
const COURSES: readonly (readonly StepKind[])[] = [
  ['renew', 'renew'],
  ['renewal_fails', 'renew'],
  ['renewal_fails_for_good', 'resume'],
  ['renewal_asks_authentication', 'authenticate'],
  ['cancel_at_period_end', 'keep_after_all', 'cancel_at_period_end', 'renew'],
  ['pause_collection', 'renew', 'resume_collection'],
  ['pause', 'resume'],
  ['change_amount', 'renew'],
  ['cancel_now'],
  ['refund', 'refund', 'refund'],
  ['refund_in_dashboard', 'refund_fails'],
  ['refund_that_pends', 'refund_succeeds', 'refund_fails'],
  ['refund_that_asks', 'refund_canceled'],
  ['dispute', 'dispute_answered', 'dispute_won', 'dispute_appealed', 'dispute_lost'],
  ['dispute', 'dispute_lost', 'dispute_appealed', 'dispute_won'],
  ['refund', 'dispute', 'dispute_lost'],
  ['inquiry', 'inquiry_escalates', 'dispute_won'],
  ['prevented_dispute'],
  ['fraud_warning', 'dispute'],
  ['payout', 'payout_arrives', 'payout_fails'],
  ['payout_by_hand', 'payout_arrives', 'payout_fails'],
  ['payout_by_hand', 'payout_canceled'],
  ['held_charge', 'held_charge_taken', 'refund'],
  ['held_charge', 'held_charge_let_go'],
  ['charge_of_another_system', 'dispute'],
  ['settle_debits', 'refund'],
];

function anySteps(): fc.Arbitrary<Step[]> {
  const course = fc
    .tuple(fc.constantFrom(...COURSES), fc.integer({ min: 1, max: 5 }))
    .map(([kinds, length]) => kinds.slice(0, length));
  const single = fc.constantFrom(...STEP_KINDS).map((kind) => [kind]);
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: course }, single), { maxLength: 4 })
    .chain((courses) => fc.tuple(...courses.flat().map(anyStep)));
}

function anyStep(kind: StepKind): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant(kind),
    which: fc.nat(5),
    percent: fc.constantFrom(100, 100, 50, 33, 1),
    afterSeconds: fc.constantFrom(0, 0, 1, 5, 61, 90_000, 260_000),
  });
}
