import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { SetupIntent } from '../../account/wire';
import { METHOD_CONFIGURATION } from '../payment-intents/payment-intent';

/** Waits for a payment method that is to be charged later. Announced. */
export function newSetupIntent(account: Account, details: Partial<SetupIntent>): SetupIntent {
  const id = objectId('seti');
  const intent = account.store.put('setup_intents', {
    id,
    object: 'setup_intent',
    ...BLANK,
    client_secret: `${id}_secret_${randomText(24)}`,
    created: account.clock.now(),
    ...details,
  });
  account.events.emit('setup_intent.created', intent);
  return intent;
}

const BLANK = {
  allowed_payment_method_types: null,
  application: null,
  automatic_payment_methods: null,
  cancellation_reason: null,
  customer: null,
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  flow_directions: null,
  last_setup_error: null,
  latest_attempt: null,
  livemode: false,
  managed_payments: null,
  mandate: null,
  metadata: {},
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: METHOD_CONFIGURATION,
  payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
  payment_method_types: ['card'],
  single_use_mandate: null,
  status: 'requires_payment_method',
  usage: 'off_session',
} satisfies Partial<SetupIntent>;
