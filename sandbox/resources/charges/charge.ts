import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { Charge, PaymentIntent, PaymentMethod } from '../../account/wire';
import { settle } from '../../money/settlement';
import { paymentMethodDetails, type Authentication } from './payment-method-details';

/** What the account's statements say, from its name. */
const STATEMENT_DESCRIPTOR = 'SANDBOX';

/** One attempt to take the money of a payment intent. Its outcome is the caller's to write. */
export function newCharge(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  authentication: Authentication,
): Charge {
  // What could never be settled is refused before anybody is charged.
  settle(account, intent.amount, intent.currency);
  return account.store.put('charges', {
    // Charges by bank debit carry another prefix at Stripe; whoever tests the prefix shall find out here.
    id: objectId(method.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    ...UNDECIDED,
    ...UNUSED,
    amount: intent.amount,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? STATEMENT_DESCRIPTOR,
    created: account.clock.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: paymentMethodDetails(account, intent, method, authentication),
    receipt_email: intent.receipt_email,
    receipt_url: `${account.pagesUrl}/receipts/${randomText(24)}`,
    shipping: intent.shipping as Charge['shipping'],
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
  });
}

const UNDECIDED = {
  amount_captured: 0,
  amount_refunded: 0,
  balance_transaction: null,
  captured: false,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  outcome: null,
  paid: false,
  refunded: false,
  status: 'pending',
} satisfies Partial<Charge>;

const UNUSED = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  radar_options: {},
  receipt_number: null,
  review: null,
  source: null,
  source_transfer: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Charge>;
