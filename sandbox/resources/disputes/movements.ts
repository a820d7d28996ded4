import type { Account } from '../../account/account';
import type { BalanceTransaction, Dispute } from '../../account/wire';
import { bookCounterFee, bookReinstatement, bookWithdrawal } from '../../money/dispute-bookings';
import { DISPUTE_FEE } from '../../money/fees';

/** @param fee for receiving it, 0 where there is none */
export function withdraw(account: Account, dispute: Dispute, fee: number): Dispute {
  const withdrawn = withMovement(account, dispute, bookWithdrawal(account, dispute, fee));
  account.events.emit('charge.dispute.funds_withdrawn', withdrawn);
  return withdrawn;
}

/** Contesting has a price of its own, once per dispute; before 2025 there was none. */
export function chargeCounterFee(account: Account, dispute: Dispute): Dispute {
  if (account.settings.disputeFees === 'returned_when_won' || dispute.evidence_details.submission_count > 0)
    return dispute;
  return withMovement(account, dispute, bookCounterFee(account, dispute));
}

/** The amount comes back, and of the fees the one for contesting; before 2025 the one for receiving it. */
export function reinstate(account: Account, dispute: Dispute): Dispute {
  const paid = dispute.balance_transactions.reduce((sum, { fee }) => sum + fee, 0);
  const stays = account.settings.disputeFees === 'received_stays' ? DISPUTE_FEE : 0;
  const returned = Math.max(paid - stays, 0);
  const reinstated = withMovement(account, dispute, bookReinstatement(account, dispute, 0 - returned));
  account.events.emit('charge.dispute.funds_reinstated', reinstated);
  return reinstated;
}

/** Whether the bank has the money now: as often withdrawn as not given back. */
export function isWithdrawn({ balance_transactions: movements }: Dispute): boolean {
  return movements.reduce((sum, { amount }) => sum + Math.sign(amount), 0) < 0;
}

function withMovement(account: Account, dispute: Dispute, movement: BalanceTransaction): Dispute {
  const balance_transactions = [...dispute.balance_transactions, movement];
  return account.store.put('disputes', { ...dispute, balance_transactions });
}
