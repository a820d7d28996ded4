import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Charge, Dispute } from '../../account/wire';
import { balanceTime } from '../../money/balance-time';

export const REASONS = [
  ...(['fraudulent', 'product_not_received', 'product_unacceptable', 'subscription_canceled', 'duplicate'] as const),
  ...(['credit_not_processed', 'unrecognized', 'general', 'bank_cannot_process', 'check_returned'] as const),
  ...(['customer_initiated', 'debit_not_authorized', 'incorrect_account_details', 'insufficient_funds'] as const),
  'noncompliant',
] as const;
export type DisputeReason = (typeof REASONS)[number];

/** An inquiry asks first; a chargeback takes the money; what was prevented is settled before it is anything. */
export const DISPUTE_KINDS = ['chargeback', 'inquiry', 'prevented'] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

export interface DisputeDetails {
  readonly amount: number;
  readonly kind: DisputeKind;
  readonly reason: DisputeReason;
  readonly networkReasonCode: string;
}

/** Stripe gives 7 to 21 days, by network. */
export const RESPONSE_SECONDS = 9 * 86_400;

/** What the payer's bank says against a charge: stored, and nobody told yet. */
export function newDispute(account: Account, charge: Charge, details: DisputeDetails): Dispute {
  const { amount, kind, reason, networkReasonCode } = details;
  return account.store.put('disputes', {
    id: objectId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: account.clock.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: kind === 'prevented' ? null : balanceTime(account) + RESPONSE_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: kind === 'inquiry' && !charge.refunded,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    ...cardDetails(charge, kind, networkReasonCode),
    reason,
    status: OPENING[kind],
  });
}

const OPENING = {
  chargeback: 'needs_response',
  inquiry: 'warning_needs_response',
  prevented: 'prevented',
} as const;

const CASE_TYPES = { chargeback: 'chargeback', inquiry: 'inquiry', prevented: 'resolution' } as const;

function cardDetails({ payment_method_details: details }: Charge, kind: DisputeKind, code: string): Partial<Dispute> {
  const brand = details?.card?.brand;
  if (!brand) return {};
  const card = { brand, case_type: CASE_TYPES[kind], network: brand, network_reason_code: code };
  return { network_reason_code: code, payment_method_details: { card, type: 'card' } };
}

const NO_EVIDENCE: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
