import type { Account } from '../../account/account';
import type { SetupIntent } from '../../account/wire';
import { given } from '../../api/given';
import { hash, ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { flag, oneOf, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { missingParameter, unexpectedState } from '../../api/stripe-error';
import { methodNamed } from '../payment-methods/named';
import { setUp } from './set-up';
import { newSetupIntent } from './setup-intent';

const SHAPE = {
  allowed_payment_method_types: list(text()),
  attach_to_self: ignored(),
  automatic_payment_methods: hash({ allow_redirects: oneOf('always', 'never'), enabled: required(flag()) }),
  confirm: flag(),
  customer: text(),
  description: text(1000),
  excluded_payment_method_types: list(text()),
  mandate_data: ignored(),
  metadata: metadata(),
  payment_method: text(),
  payment_method_configuration: ignored(),
  payment_method_options: ignored(),
  return_url: ignored(),
  usage: oneOf('off_session', 'on_session'),
  use_stripe_sdk: ignored(),
};
const REMOVED = { payment_method_types: list(text()) };

/** `POST /v1/setup_intents`, confirmed at once with `confirm`. */
export const CREATE_SETUP_INTENT = route(
  'POST',
  '/v1/setup_intents',
  SHAPE,
  ({ account, params }) => {
    const { automatic_payment_methods: methods, customer, payment_method_types: fixed, usage } = params;
    if (customer !== undefined) find(account, 'customers', 'customer', customer, 'customer');
    const intent = newSetupIntent(account, {
      ...given(params, 'allowed_payment_method_types', 'customer', 'description', 'excluded_payment_method_types'),
      automatic_payment_methods: fixed ? null : { allow_redirects: 'always', enabled: true, ...methods },
      metadata: mergeMetadata({}, params.metadata),
      payment_method_types: fixed ?? ['card', 'sepa_debit'],
      ...(usage ? { usage } : {}),
      ...(fixed ? { payment_method_configuration_details: null } : {}),
    });
    if (params.confirm) return confirmSetupIntent(account, intent, params.payment_method);
    return params.payment_method === undefined ? intent : named(account, intent, params.payment_method);
  },
  REMOVED,
);

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation'];

/** @throws StripeError 402 when it is refused (what that leaves behind stays), 400 in a state that cannot be confirmed */
export function confirmSetupIntent(account: Account, intent: SetupIntent, method: string | undefined): SetupIntent {
  if (!CONFIRMABLE.includes(intent.status)) {
    const message = `You cannot confirm this SetupIntent because it has a status of ${intent.status}.`;
    throw unexpectedState(message, 'setup_intent_unexpected_state');
  }
  const chosen = method ?? intent.payment_method;
  if (!chosen) throw missingParameter('payment_method');
  const attempt = setUp(account, intent, methodNamed(account, chosen));
  if (attempt.outcome === 'declined') throw attempt.error;
  return attempt.intent;
}

function named(account: Account, intent: SetupIntent, method: string): SetupIntent {
  const { id } = methodNamed(account, method);
  return account.store.put('setup_intents', { ...intent, payment_method: id, status: 'requires_confirmation' });
}
