import type { Definition } from 'typescript-json-schema';
import { closeOpenStrings } from './open-strings';

const CARD_NETWORKS = [
  ...['amex', 'diners', 'discover', 'eftpos_au', 'jcb', 'link', 'mastercard', 'unionpay', 'visa', 'unknown'],
];

/**
 * Properties the SDK types as plain `string` although their documentation, in the same `.d.ts`, lists the values. By definition and property.
 * Each value is looked up in that documentation while the contract is generated, so a list that drifts from the SDK stops the run.
 */
export const DOCUMENTED_VALUES: Readonly<Record<string, readonly string[]>> = {
  'BalanceTransaction.status': ['available', 'pending'],
  'BalanceTransaction.FeeDetail.type': [
    'application_fee',
    'payment_method_passthrough_fee',
    'stripe_fee',
    'tax',
    'withheld_tax',
  ],
  'Charge.FraudDetails.stripe_report': ['fraudulent'],
  'Charge.FraudDetails.user_report': ['safe', 'fraudulent'],
  'Charge.Outcome.network_status': [
    'approved_by_network',
    'declined_by_network',
    'not_sent_to_network',
    'reversed_after_approval',
  ],
  'Charge.Outcome.risk_level': ['normal', 'elevated', 'highest', 'not_assessed', 'unknown'],
  'Charge.Outcome.type': ['authorized', 'manual_review', 'issuer_declined', 'blocked', 'invalid'],
  ...cardValues('Charge.PaymentMethodDetails.Card'),
  'Charge.PaymentMethodDetails.Card.brand': CARD_NETWORKS,
  'Charge.PaymentMethodDetails.Card.network': CARD_NETWORKS,
  ...cardValues('PaymentMethod.Card'),
  'PaymentMethod.Card.brand': CARD_NETWORKS,
  'Dispute.reason': [
    ...['bank_cannot_process', 'check_returned', 'credit_not_processed', 'customer_initiated', 'debit_not_authorized'],
    ...['duplicate', 'fraudulent', 'general', 'incorrect_account_details', 'insufficient_funds', 'noncompliant'],
    ...['product_not_received', 'product_unacceptable', 'subscription_canceled', 'unrecognized'],
  ],
  'EarlyFraudWarning.fraud_type': [
    ...['card_never_received', 'fraudulent_card_application', 'made_with_counterfeit_card', 'made_with_lost_card'],
    ...['made_with_stolen_card', 'misc', 'unauthorized_use_of_card'],
  ],
  'InvoicePayment.status': ['open', 'paid', 'canceled'],
  'Payout.method': ['standard', 'instant'],
  'Payout.source_type': ['card', 'fpx', 'bank_account'],
  'Payout.status': ['paid', 'pending', 'in_transit', 'canceled', 'failed'],
  'Payout.TraceId.status': ['pending', 'supported', 'unsupported'],
  'Refund.DestinationDetails.Card.reference_status': ['pending', 'available', 'unavailable'],
  'Refund.failure_reason': [
    ...['lost_or_stolen_card', 'expired_or_canceled_card', 'charge_for_pending_refund_disputed', 'insufficient_funds'],
    ...['declined', 'merchant_request', 'unknown'],
  ],
  'Refund.status': ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'],
  'SetupAttempt.status': [
    ...['requires_confirmation', 'requires_action', 'processing', 'succeeded', 'failed', 'abandoned'],
  ],
  'SetupAttempt.usage': ['off_session', 'on_session'],
  'SetupIntent.usage': ['off_session', 'on_session'],
  'WebhookEndpoint.status': ['enabled', 'disabled'],
};

function cardValues(card: string): Record<string, readonly string[]> {
  const check = ['pass', 'fail', 'unavailable', 'unchecked'];
  return {
    [`${card}.funding`]: ['credit', 'debit', 'prepaid', 'unknown'],
    [`${card}.Checks.address_line1_check`]: check,
    [`${card}.Checks.address_postal_code_check`]: check,
    [`${card}.Checks.cvc_check`]: check,
  };
}

/** Closes these properties in place. Throws where their documentation does not name a value. */
export function closeDocumentedValues(raw: Record<string, Definition>): void {
  for (const [target, values] of Object.entries(DOCUMENTED_VALUES)) {
    closeOpenStrings(raw, target, values, (documentation) => {
      const unknown = values.filter((value) => !documentation.includes(`\`${value}\``));
      if (unknown.length > 0) throw new Error(`${target}: the documentation does not name ${unknown.join(', ')}`);
    });
  }
}
