import { hash, ignored, list } from '../../api/parameters/containers';
import { metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { absoluteUrl, currencyCode, flag, integer, oneOf, text, timestamp } from '../../api/parameters/scalars';
import { SHIPPING } from '../payment-intents/shipping';
import { PAYMENT_METHOD_TYPES } from '../payment-methods/type-names';
import { PRICE_DATA } from '../prices/price-data';

/** Stripe's limits. */
const MAX_REFERENCE_CHARACTERS = 200;
const MAX_LINE_ITEMS = 100;
const MAX_EMAIL_CHARACTERS = 800;
const MAX_DESCRIPTOR_CHARACTERS = 22;
const MAX_CUSTOM_TEXT_CHARACTERS = 1200;

const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW';

const METHOD_TYPES = list(oneOf(...PAYMENT_METHOD_TYPES));

const LINE_ITEM = hash({
  adjustable_quantity: ignored(),
  metadata: metadata(),
  price: text(),
  price_data: PRICE_DATA,
  quantity: integer(1, 999_999),
  tax_rates: ignored(),
});

const PAYMENT_INTENT_DATA = hash({
  application_fee_amount: ignored(),
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  description: text(1000),
  metadata: metadata(),
  on_behalf_of: ignored(),
  receipt_email: text(MAX_EMAIL_CHARACTERS),
  setup_future_usage: oneOf('off_session', 'on_session'),
  shipping: SHIPPING,
  statement_descriptor: text(MAX_DESCRIPTOR_CHARACTERS),
  statement_descriptor_suffix: text(MAX_DESCRIPTOR_CHARACTERS),
  transfer_data: ignored(),
  transfer_group: ignored(),
});

const SUBSCRIPTION_DATA = hash({
  application_fee_percent: ignored(),
  billing_cycle_anchor: ignored(),
  billing_cycle_anchor_config: ignored(),
  billing_mode: hash({ type: required(oneOf('classic', 'flexible')), flexible: ignored() }),
  default_tax_rates: ignored(),
  description: text(500),
  invoice_settings: ignored(),
  metadata: metadata(),
  on_behalf_of: ignored(),
  pending_invoice_item_interval: ignored(),
  proration_behavior: oneOf('create_prorations', 'none'),
  transfer_data: ignored(),
  trial_end: timestamp(),
  trial_period_days: ignored(),
  trial_settings: ignored(),
});

const message = hash({ message: required(text(MAX_CUSTOM_TEXT_CHARACTERS)) });

/** What a checkout session may be created with at the pinned version. */
export const CREATE_PARAMETERS = {
  adaptive_pricing: hash({ enabled: flag() }),
  after_expiration: hash({ recovery: hash({ enabled: required(flag()), allow_promotion_codes: flag() }) }),
  allow_promotion_codes: flag(),
  allowed_payment_method_types: METHOD_TYPES,
  automatic_tax: hash({ enabled: required(flag()), liability: ignored() }),
  billing_address_collection: oneOf('auto', 'required'),
  branding_settings: ignored(),
  cancel_url: absoluteUrl(),
  client_reference_id: text(MAX_REFERENCE_CHARACTERS),
  consent_collection: hash({
    payment_method_reuse_agreement: hash({ position: required(oneOf('auto', 'hidden')) }),
    promotions: oneOf('auto', 'none'),
    terms_of_service: oneOf('none', 'required'),
  }),
  currency: currencyCode(),
  custom_fields: ignored(),
  custom_text: hash({
    after_submit: message,
    shipping_address: message,
    submit: message,
    terms_of_service_acceptance: message,
  }),
  customer: text(),
  customer_account: text(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: text(MAX_EMAIL_CHARACTERS),
  customer_update: ignored(),
  discounts: ignored(),
  excluded_payment_method_types: METHOD_TYPES,
  expires_at: timestamp(),
  integration_identifier: text(),
  invoice_creation: ignored(),
  line_items: list(LINE_ITEM, MAX_LINE_ITEMS),
  locale: oneOf(...LOCALES.split(' ')),
  managed_payments: hash({ enabled: flag() }),
  metadata: metadata(),
  mode: required(oneOf('payment', 'setup', 'subscription')),
  name_collection: ignored(),
  optional_items: ignored(),
  origin_context: oneOf('mobile_app', 'web'),
  payment_intent_data: PAYMENT_INTENT_DATA,
  payment_method_collection: oneOf('always', 'if_required'),
  payment_method_configuration: text(),
  payment_method_data: hash({ allow_redisplay: oneOf('always', 'limited', 'unspecified') }),
  payment_method_options: ignored(),
  permissions: ignored(),
  phone_number_collection: hash({ enabled: required(flag()) }),
  redirect_on_completion: oneOf('always', 'if_required', 'never'),
  return_url: absoluteUrl(),
  saved_payment_method_options: ignored(),
  setup_intent_data: hash({ description: text(1000), metadata: metadata(), on_behalf_of: ignored() }),
  shipping_address_collection: ignored(),
  shipping_options: ignored(),
  submit_type: oneOf('auto', 'book', 'donate', 'pay', 'subscribe'),
  subscription_data: SUBSCRIPTION_DATA,
  success_url: absoluteUrl(),
  tax_id_collection: hash({ enabled: required(flag()), required: ignored() }),
  ui_mode: oneOf('elements', 'embedded_page', 'form', 'hosted_page'),
  wallet_options: hash({ link: hash({ display: oneOf('auto', 'never') }) }),
};

/** Taken from callers of an older version only: the methods are chosen dynamically since. */
export const REMOVED_PARAMETERS = { payment_method_types: METHOD_TYPES };
