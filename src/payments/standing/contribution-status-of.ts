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
  if (facts.sessions.includes('complete-failed') || isFailedDebit(facts)) return 'failed';
  if (isInTheBanksHands(facts)) return 'pending';
  if (facts.sessions.includes('open')) return 'open';
  return facts.sessions.includes('expired') ? 'expired' : 'pledged';
}

function isPaid({ sessions, charges }: StandingFacts): boolean {
  const isMoney = charges.some((charge) => charge.status === 'succeeded' && charge.amountCapturedMinor > 0n);
  return isMoney || sessions.includes('complete-paid') || sessions.includes('complete-no-payment');
}

/**
 * The event that names a failed debit may be lost; its charge tells as well. A debit has a balance transaction from its
 * submission on, which a declined card never gets: a donor whose card was declined is still on the page, choosing.
 */
function isFailedDebit({ sessions, charges }: StandingFacts): boolean {
  const hasFailed = charges.some((charge) => charge.status === 'failed' && charge.balanceTransactionId !== null);
  return hasFailed && sessions.includes('complete-unpaid') && !charges.some((charge) => charge.status === 'pending');
}

function isInTheBanksHands({ sessions, charges }: StandingFacts): boolean {
  return sessions.includes('complete-unpaid') || charges.some((charge) => charge.status === 'pending');
}
