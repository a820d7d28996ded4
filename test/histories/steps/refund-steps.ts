import type { StepKind } from '../life';
import type { World } from '../world';
import { paidCharges, shareOf, withOne } from './pick';
import type { DoStep } from './steps';

/** Money on its way back, and what becomes of it. */
export const REFUND_STEPS: Partial<Record<StepKind, DoStep>> = {
  refund: (world, step) =>
    withOne(step, paidCharges(world), ({ id, amount }) =>
      world.post('/v1/refunds', { charge: id, amount: shareOf(amount, step), reason: 'requested_by_customer' }),
    ),
  refund_in_dashboard: (world, step) =>
    withOne(step, paidCharges(world), ({ id, amount }) =>
      world.control('refunds', { charge: id, amount: shareOf(amount, step) }),
    ),
  refund_that_pends: beginning('pends'),
  refund_that_asks: beginning('requires_action'),
  refund_succeeds: moving('succeeded'),
  refund_fails: moving('failed'),
  refund_canceled: moving('canceled'),
};

function beginning(start: string): DoStep {
  return async (world, step) => {
    await world.control('refunds/next', { start });
    await REFUND_STEPS.refund?.(world, step);
  };
}

function moving(to: string): DoStep {
  return (world: World, step) =>
    withOne(step, world.list('/v1/refunds'), ({ id }) => world.control(`refunds/${id}/move`, { to }));
}
