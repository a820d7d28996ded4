import type { Account } from '../../account/account';
import { given } from '../../api/given';
import { hash, ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { currencyCode, flag, integer, oneOf, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { checkChargeable, checkCurrency, checkStep } from '../../money/currencies';
import { confirmIntent } from './confirm';
import { newPaymentIntent, type IntentDetails } from './payment-intent';
import { SHIPPING, shippingOf } from './shipping';

const SHAPE = {
  allowed_payment_method_types: list(text()),
  amount: required(integer(1)),
  amount_details: ignored(),
  automatic_payment_methods: hash({ allow_redirects: oneOf('always', 'never'), enabled: required(flag()) }),
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  confirm: flag(),
  confirmation_method: oneOf('automatic', 'manual'),
  currency: required(currencyCode()),
  customer: text(),
  description: text(1000),
  error_on_requires_action: ignored(),
  excluded_payment_method_types: list(text()),
  mandate: ignored(),
  mandate_data: ignored(),
  metadata: metadata(),
  off_session: ignored(),
  payment_details: ignored(),
  payment_method: text(),
  payment_method_configuration: text(),
  payment_method_options: ignored(),
  radar_options: ignored(),
  receipt_email: text(800),
  return_url: text(),
  setup_future_usage: oneOf('off_session', 'on_session'),
  shipping: SHIPPING,
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  use_stripe_sdk: ignored(),
};
const REMOVED = { payment_method_types: list(text()) };

type Parameters = Parsed<typeof SHAPE & Partial<typeof REMOVED>>;

/** `POST /v1/payment_intents`, confirmed at once with `confirm`. */
export const CREATE_PAYMENT_INTENT = route(
  'POST',
  '/v1/payment_intents',
  SHAPE,
  ({ account, params }) => {
    checkCurrency(params.currency, 'currency');
    checkStep(params.amount, params.currency, 'amount');
    checkChargeable(params.amount, params.currency, 'amount');
    const intent = newPaymentIntent(account, detailsOf(account, params));
    account.events.emit('payment_intent.created', intent);
    return params.confirm ? confirmIntent(account, intent, params) : intent;
  },
  REMOVED,
);

function detailsOf(account: Account, params: Parameters): IntentDetails {
  const { amount, currency, customer, payment_method_types: fixed } = params;
  if (customer !== undefined) find(account, 'customers', 'customer', customer, 'customer');
  const dynamic = { allow_redirects: 'always', enabled: true, ...params.automatic_payment_methods } as const;
  return {
    ...given(
      params,
      'allowed_payment_method_types',
      'customer',
      'description',
      'excluded_payment_method_types',
      'receipt_email',
      'setup_future_usage',
      'statement_descriptor',
      'statement_descriptor_suffix',
    ),
    amount,
    automatic_payment_methods: fixed ? null : dynamic,
    capture_method: params.capture_method ?? 'automatic_async',
    currency,
    metadata: mergeMetadata({}, params.metadata),
    payment_method_types: fixed ?? (currency === 'eur' ? ['card', 'sepa_debit'] : ['card']),
    ...(fixed ? { payment_method_configuration_details: null } : {}),
    shipping: shippingOf(params.shipping),
  };
}
