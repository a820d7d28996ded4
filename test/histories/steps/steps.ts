import type { Step, StepKind } from '../life';
import type { World } from '../world';
import { BALANCE_STEPS } from './balance-steps';
import { DISPUTE_STEPS } from './dispute-steps';
import { OTHER_STEPS } from './other-steps';
import { REFUND_STEPS } from './refund-steps';
import { SUBSCRIPTION_STEPS } from './subscription-steps';

/** Does what a step says to one of the objects it could happen to; where there is none, nothing. */
export type DoStep = (world: World, step: Step) => Promise<unknown>;

export const STEPS: Readonly<Record<StepKind, DoStep>> = {
  ...SUBSCRIPTION_STEPS,
  ...REFUND_STEPS,
  ...DISPUTE_STEPS,
  ...BALANCE_STEPS,
  ...OTHER_STEPS,
} as Record<StepKind, DoStep>;
