import { hash, ignored } from '../../api/parameters/containers';
import { metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { flag, oneOf, text, unsettableText } from '../../api/parameters/scalars';
import { unbuilt } from '../../api/stripe-error';

const CANCEL = hash({
  cancellation_reason: ignored(),
  enabled: flag(),
  mode: oneOf('at_period_end', 'immediately'),
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
});

/** Offered by Stripe's portal, and not by this one: naming it is fine while it is off. */
const OFF_ONLY = {
  read(value: Parameters<typeof CANCEL.read>[0], name: string): undefined {
    if (typeof value === 'object' && !Array.isArray(value) && value['enabled'] === 'true') throw unbuilt(name);
    return undefined;
  },
};

const FEATURES = hash({
  customer_update: OFF_ONLY,
  invoice_history: hash({ enabled: required(flag()) }),
  payment_method_update: hash({ enabled: required(flag()), payment_method_configuration: ignored() }),
  subscription_cancel: CANCEL,
  subscription_pause: OFF_ONLY,
  subscription_update: OFF_ONLY,
});

const ALWAYS_OPTIONAL = {
  business_profile: hash({
    headline: unsettableText(60),
    privacy_policy_url: unsettableText(),
    terms_of_service_url: unsettableText(),
  }),
  default_return_url: unsettableText(),
  login_page: OFF_ONLY,
  metadata: metadata(),
  name: unsettableText(),
};

/** What a configuration is made with, and what it is changed with. */
export const CREATE_CONFIGURATION_PARAMETERS = { ...ALWAYS_OPTIONAL, features: required(FEATURES) };
export const UPDATE_CONFIGURATION_PARAMETERS = { ...ALWAYS_OPTIONAL, active: flag(), features: FEATURES };

export const FLOW = hash({
  after_completion: hash({
    hosted_confirmation: hash({ custom_message: text(500) }),
    redirect: hash({ return_url: required(text()) }),
    type: required(oneOf('hosted_confirmation', 'portal_homepage', 'redirect')),
  }),
  subscription_cancel: hash({ retention: ignored(), subscription: required(text()) }),
  subscription_pause: ignored(),
  subscription_update: ignored(),
  subscription_update_confirm: ignored(),
  type: required(
    oneOf(
      'customer_update',
      'payment_method_update',
      'subscription_cancel',
      'subscription_pause',
      'subscription_update',
      'subscription_update_confirm',
    ),
  ),
});
