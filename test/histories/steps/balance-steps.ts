import type { StepKind } from '../life';
import type { World } from '../world';
import { withOne } from './pick';
import type { DoStep } from './steps';

/** What moves the balance without a charge: payouts, fees, top-ups. */
export const BALANCE_STEPS: Partial<Record<StepKind, DoStep>> = {
  payout: (world) => world.control('payouts'),
  payout_by_hand: (world, step) => world.post('/v1/payouts', { amount: 100 + step.percent, currency: 'eur' }),
  payout_arrives: moving('paid'),
  payout_fails: moving('failed'),
  payout_canceled: (world, step) =>
    withOne(step, world.list('/v1/payouts'), ({ id }) => world.post(`/v1/payouts/${id}/cancel`)),
  fee: booking('fee', 'stripe_fee'),
  adjustment: booking('other_adjustment', 'adjustment'),
  unknown_category: booking('levy_of_tomorrow', 'adjustment'),
  topup: (world, step) => world.post('/v1/topups', { amount: 1000 + step.percent, currency: 'eur' }),
};

function moving(to: string): DoStep {
  return (world: World, step) =>
    withOne(step, world.list('/v1/payouts'), ({ id }) => world.control(`payouts/${id}/move`, { to }));
}

function booking(reportingCategory: string, type: string): DoStep {
  return (world, step) =>
    world.control('balance-transactions', { amount: -step.percent, currency: 'eur', reportingCategory, type });
}
