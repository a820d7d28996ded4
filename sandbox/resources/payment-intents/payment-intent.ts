import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { PaymentIntent } from '../../account/wire';

/** What a payment intent is born with; the rest follows from what is done with it. */
export type IntentDetails = Pick<PaymentIntent, 'amount' | 'currency'> & Partial<PaymentIntent>;

/** The id of the account's one payment method configuration, named by every object that took its methods from it. */
export const METHOD_CONFIGURATION = { id: 'pmc_sandbox', parent: null };

/** A payment intent that waits for a payment method. It is stored; nobody is told yet. */
export function newPaymentIntent(account: Account, details: IntentDetails): PaymentIntent {
  const id = objectId('pi');
  return account.store.put('payment_intents', {
    id,
    object: 'payment_intent',
    ...UNTOUCHED,
    ...UNUSED,
    client_secret: `${id}_secret_${randomText(24)}`,
    created: account.clock.now(),
    ...details,
  });
}

/** Before any attempt. */
const UNTOUCHED = {
  amount_capturable: 0,
  amount_received: 0,
  canceled_at: null,
  cancellation_reason: null,
  last_payment_error: null,
  latest_charge: null,
  next_action: null,
  payment_method: null,
  processing: null,
  status: 'requires_payment_method',
} satisfies Partial<PaymentIntent>;

/** What most payments leave at its default. */
const UNUSED = {
  allowed_payment_method_types: null,
  amount_details: { tip: {} },
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  livemode: false,
  managed_payments: null,
  metadata: {},
  on_behalf_of: null,
  payment_method_configuration_details: METHOD_CONFIGURATION,
  payment_method_options: {
    card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
  },
  payment_method_types: ['card'],
  payment_record: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<PaymentIntent>;
