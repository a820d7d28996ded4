import type { SessionState } from '../../giving/checkout-sessions/session-state';
import type { ContributionStatus } from '../../giving/contributions/contribution-status';
import type { Charge } from '../charges/charge.entity';

/** Everything known that bears on how one contribution stands. */
export interface StandingFacts {
  readonly sessions: readonly SessionState[];
  readonly charges: readonly Pick<Charge, 'status' | 'amountCapturedMinor' | 'balanceTransactionId'>[];
}

/** How a contribution stands: a function of its facts alone, so that the order in which they came cannot matter. */
export function contributionStatusOf(facts: StandingFacts): ContributionStatus {
  if (isPaid(facts)) return 'confirmed';
  if (isInTheBanksHands(facts)) return 'pending';
  if (has(facts, 'complete-failed') || has(facts, 'complete-unpaid')) return 'failed';
  if (has(facts, 'open')) return 'open';
  return has(facts, 'expired') && !has(facts, 'requested') ? 'expired' : 'pledged';
}

function has({ sessions }: StandingFacts, state: SessionState): boolean {
  return sessions.includes(state);
}

function isPaid(facts: StandingFacts): boolean {
  const isMoney = facts.charges.some((charge) => charge.status === 'succeeded' && charge.amountCapturedMinor > 0n);
  return isMoney || has(facts, 'complete-paid') || has(facts, 'complete-no-payment');
}

/**
 * A charge is pending, also one that follows a failed debit; or a completed session waits for a debit that has not failed.
 * The event that names a failed debit may be lost, and its charge tells as well: a debit has a balance transaction from
 * its submission on, which a declined card never gets (its donor is still on the page, choosing).
 */
function isInTheBanksHands({ sessions, charges }: StandingFacts): boolean {
  if (charges.some((charge) => charge.status === 'pending')) return true;
  const failedDebits = charges.filter((charge) => charge.status === 'failed' && charge.balanceTransactionId !== null);
  const debits = sessions.filter((state) => state === 'complete-unpaid' || state === 'complete-failed');
  return sessions.includes('complete-unpaid') && failedDebits.length < debits.length;
}
