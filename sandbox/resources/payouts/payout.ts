import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Payout } from '../../account/wire';
import { bookPayout } from '../../money/payout-bookings';

/** The account's one bank account, where everything goes. */
const BANK_ACCOUNT = 'ba_sandbox0001';
const DAY_SECONDS = 86_400;
/** An instant payout takes half an hour; any other is handed to the bank after some hours, and can be canceled till then. */
const INSTANT_SECONDS = 30 * 60;
const SUBMITTED_AFTER_MS = 6 * 3_600_000;

export type PayoutDetails = Pick<Payout, 'amount' | 'currency' | 'automatic'> & Partial<Payout>;

/** Money on its way to the bank (or, with a negative amount, back from it): off the balance, and announced. */
export function newPayout(account: Account, details: PayoutDetails): Payout {
  const now = account.clock.now();
  const payout: Payout = {
    id: objectId('po'),
    object: 'payout',
    ...UNUSED,
    arrival_date: arrivalDate(account, details.method),
    created: now,
    reconciliation_status: details.automatic ? 'in_progress' : 'not_applicable',
    status: 'pending',
    ...details,
  };
  const booked = account.store.put('payouts', { ...payout, balance_transaction: bookPayout(account, payout).id });
  account.events.emit('payout.created', booked);
  const submittedAtMs = Math.min(now * 1000 + SUBMITTED_AFTER_MS, booked.arrival_date * 1000);
  account.agenda.schedule('submit_payout', booked.id, submittedAtMs);
  account.agenda.schedule('arrive_payout', booked.id, booked.arrival_date * 1000);
  return booked;
}

function arrivalDate(account: Account, method: string | undefined): number {
  const now = account.clock.now();
  if (method === 'instant') return now + INSTANT_SECONDS;
  return (Math.floor(now / DAY_SECONDS) + account.settings.payouts.arrivalDays) * DAY_SECONDS;
}

const UNUSED = {
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  description: null,
  destination: BANK_ACCOUNT,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: {},
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: null,
  trace_id: { status: 'pending', value: null },
  type: 'bank_account',
} satisfies Partial<Payout>;
