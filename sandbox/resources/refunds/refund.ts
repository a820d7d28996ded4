import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { Charge, Refund } from '../../account/wire';

/** What a refund is born with. */
export type RefundDetails = Pick<Refund, 'amount' | 'status'> & Partial<Refund>;

/** A refund of a charge: stored, and nobody told yet. */
export function newRefund(account: Account, charge: Charge, details: RefundDetails): Refund {
  const byCard = charge.payment_method_details?.type === 'card';
  return account.store.put('refunds', {
    // The refund of a bank debit carries another prefix, as its charge does.
    id: objectId(byCard ? 're' : 'pyr'),
    object: 'refund',
    balance_transaction: null,
    charge: charge.id,
    created: account.clock.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(byCard ? { destination_details: UNTRACED } : {}),
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
    ...details,
  });
}

const UNTRACED: Refund['destination_details'] = {
  card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
  type: 'card',
};

/** With the number by which the payer's bank can find it: where there is a card, some time after the refund. */
export function traced(refund: Refund): Refund {
  if (!refund.destination_details?.card) return refund;
  const card = { ...refund.destination_details.card, reference: randomText(23), reference_status: 'available' };
  return { ...refund, destination_details: { card, type: 'card' } };
}
