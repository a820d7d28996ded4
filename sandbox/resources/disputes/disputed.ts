import type { Account } from '../../account/account';
import type { Charge, Dispute } from '../../account/wire';

/** An inquiry asks; a chargeback takes. */
const TAKES_MONEY: readonly Dispute['status'][] = [
  ...(['needs_response', 'under_review', 'lost', 'prevented'] as const),
  ...(['appeal_needs_response', 'appeal_under_review'] as const),
];

/** Whether the payer's bank has the money, so that it cannot be given back twice. */
export function isDisputed(account: Account, { id }: Charge): boolean {
  return account.store
    .all('disputes')
    .where('charge', id)
    .some(({ status }) => TAKES_MONEY.includes(status));
}
