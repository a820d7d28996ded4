import type { Account } from '../../account/account';
import type { Dispute } from '../../account/wire';
import { balanceTime } from '../../money/balance-time';
import { DISPUTE_FEE } from '../../money/fees';
import { RESPONSE_SECONDS } from './dispute';
import { chargeCounterFee, isWithdrawn, reinstate, withdraw } from './movements';

/** Where a response leads, from the states that wait for one. */
const UNDER_REVIEW: Partial<Record<Dispute['status'], Dispute['status']>> = {
  appeal_needs_response: 'appeal_under_review',
  needs_response: 'under_review',
  warning_needs_response: 'warning_under_review',
};
const INQUIRIES = ['warning_needs_response', 'warning_under_review'];
const CLOSED = ['won', 'lost', 'warning_closed', 'prevented'];

export function isClosed({ status }: Dispute): boolean {
  return CLOSED.includes(status);
}

export function awaitsResponse({ status }: Dispute): boolean {
  return UNDER_REVIEW[status] !== undefined;
}

/** The evidence goes to the bank. An inquiry is answered for nothing; contesting a chargeback costs. */
export function submitEvidence(account: Account, dispute: Dispute): Dispute {
  const isInquiry = INQUIRIES.includes(dispute.status);
  const charged = isInquiry ? dispute : chargeCounterFee(account, dispute);
  const { submission_count, ...details } = charged.evidence_details;
  return account.store.put('disputes', {
    ...charged,
    evidence_details: { ...details, submission_count: submission_count + 1, submission_method: 'manual' },
    status: UNDER_REVIEW[dispute.status] ?? dispute.status,
  });
}

/** The bank decides for us; of an inquiry nothing is left. */
export function win(account: Account, dispute: Dispute): Dispute {
  if (INQUIRIES.includes(dispute.status)) return close(account, dispute, 'warning_closed');
  const won = account.store.put('disputes', { ...dispute, status: 'won' });
  return announce(account, isWithdrawn(won) ? reinstate(account, won) : won);
}

/** The bank decides for the payer, or nobody contested it. Giving in to an inquiry closes it. */
export function lose(account: Account, dispute: Dispute): Dispute {
  return close(account, dispute, INQUIRIES.includes(dispute.status) ? 'warning_closed' : 'lost');
}

/** An inquiry becomes a chargeback: now the money goes. */
export function escalate(account: Account, dispute: Dispute): Dispute {
  const answerable = account.store.put('disputes', awaiting(account, dispute, 'needs_response'));
  account.events.emit('charge.dispute.updated', answerable, dispute);
  account.agenda.scheduleIn('lapse_dispute', dispute.id, RESPONSE_SECONDS * 1000);
  return withdraw(account, answerable, DISPUTE_FEE);
}

/** What was closed opens once more. Where we had won, it is the bank that appeals, and takes the money again. */
export function appeal(account: Account, dispute: Dispute): Dispute {
  const reopened = account.store.put('disputes', awaiting(account, dispute, 'appeal_needs_response'));
  account.events.emit('charge.dispute.updated', reopened, dispute);
  account.agenda.scheduleIn('lapse_dispute', dispute.id, RESPONSE_SECONDS * 1000);
  return isWithdrawn(reopened) ? reopened : withdraw(account, reopened, 0);
}

/** The diary's `lapse_dispute`: nobody answered in time. */
export function lapseDispute(account: Account, id: string): void {
  const dispute = account.store.get('disputes', id);
  const dueAt = dispute?.evidence_details.due_by ?? Infinity;
  if (!dispute || !awaitsResponse(dispute) || dueAt > balanceTime(account)) return;
  lose(account, { ...dispute, evidence_details: { ...dispute.evidence_details, past_due: true } });
}

function awaiting(account: Account, dispute: Dispute, status: Dispute['status']): Dispute {
  const due_by = balanceTime(account) + RESPONSE_SECONDS;
  return { ...dispute, evidence_details: { ...dispute.evidence_details, due_by }, is_charge_refundable: false, status };
}

function close(account: Account, dispute: Dispute, status: 'lost' | 'warning_closed'): Dispute {
  return announce(account, account.store.put('disputes', { ...dispute, status }));
}

function announce(account: Account, dispute: Dispute): Dispute {
  account.events.emit('charge.dispute.closed', dispute);
  return dispute;
}
