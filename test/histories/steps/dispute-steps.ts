import type { Step, StepKind } from '../life';
import type { Wire, World } from '../world';
import { paidCharges, shareOf, withOne } from './pick';
import type { DoStep } from './steps';

/** A bank asks for a gift back, or asks first; and how it goes on. */
export const DISPUTE_STEPS: Partial<Record<StepKind, DoStep>> = {
  dispute: opening('chargeback'),
  inquiry: opening('inquiry'),
  prevented_dispute: opening('prevented'),
  dispute_answered: moving('under_review', (status) => status.endsWith('needs_response')),
  dispute_won: moving('won', isOpen),
  dispute_lost: moving('lost', isOpen),
  dispute_appealed: moving('appealed', (status) => status === 'lost' || status === 'won'),
  inquiry_escalates: moving('escalated', (status) => status.startsWith('warning_') && isOpen(status)),
  fraud_warning: (world, step) =>
    withOne(step, paidCharges(world), ({ id }) =>
      world.control('early-fraud-warnings', { charge: id, actionable: step.percent > 50 ? 'yes' : 'no' }),
    ),
};

/** Never in the second in which it was closed or opened: between the two lie days at a bank. */
const A_BANK_TAKES_S = 7_200;

function isOpen(status: string): boolean {
  return status.includes('needs_response') || status.includes('under_review');
}

function opening(kind: string): DoStep {
  return (world, step) =>
    withOne(step, undisputed(world), ({ id, amount }) =>
      world.control('disputes', { charge: id, kind, amount: shareOf(amount, step), reason: reasonOf(step) }),
    );
}

async function undisputed(world: World): Promise<Wire[]> {
  return (await paidCharges(world)).filter(({ disputed }) => disputed === false);
}

function reasonOf({ which }: Step): string {
  return which % 2 === 0 ? 'fraudulent' : 'product_not_received';
}

function moving(to: string, isCandidate: (status: string) => boolean): DoStep {
  return (world, step) =>
    withOne(
      step,
      world.list('/v1/disputes', {}, ({ status }) => isCandidate(status)),
      ({ id }) => {
        world.sandbox.advance(A_BANK_TAKES_S);
        return world.control(`disputes/${id}/move`, { to });
      },
    );
}
