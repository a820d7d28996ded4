import type { Account } from '../../account/account';
import { randomText } from '../../account/object-ids';
import type { CheckoutSession, Customer, SessionLineItem } from '../../account/wire';
import { given } from '../../api/given';
import { mergeMetadata } from '../../api/parameters/metadata';
import { METHOD_CONFIGURATION } from '../payment-intents/payment-intent';
import type { CreateParameters } from './check-parameters';
import { totalOf } from './line-items';
import { methodTypes } from './payment-method-types';
import { BLANK_SESSION } from './blank-session';

const DAY_SECONDS = 24 * 3600;

/** An open session as it is answered at creation. */
export function newSession(
  account: Account,
  params: CreateParameters,
  items: readonly SessionLineItem[],
  customer: Customer | undefined,
): CheckoutSession {
  const id = `cs_test_a1${randomText(58)}`;
  const created = account.clock.now();
  const total = totalNow(params, items);
  const currency = items[0]?.currency ?? params.currency ?? null;
  return {
    id,
    object: 'checkout.session',
    ...BLANK_SESSION,
    ...repeated(params),
    ...ofMode(params, customer),
    ...methods(params, currency ?? ''),
    amount_subtotal: total,
    amount_total: total,
    created,
    currency,
    customer: customer?.id ?? null,
    customer_details: detailsOf(customer?.email ?? params.customer_email),
    expires_at: params.expires_at ?? created + DAY_SECONDS,
    metadata: mergeMetadata({}, params.metadata),
    mode: params.mode,
    payment_status: params.mode === 'setup' ? 'no_payment_required' : 'unpaid',
    url: `${account.pagesUrl}/pay/${id}`,
  };
}

/** What the page takes: nothing where the first charge comes later. */
function totalNow({ mode, subscription_data }: CreateParameters, items: readonly SessionLineItem[]): number | null {
  if (mode === 'setup') return null;
  return subscription_data?.trial_end === undefined ? totalOf(items) : 0;
}

function repeated(params: CreateParameters): Partial<CheckoutSession> {
  return given(
    params,
    'allow_promotion_codes',
    'allowed_payment_method_types',
    'billing_address_collection',
    'cancel_url',
    'client_reference_id',
    'customer_email',
    'integration_identifier',
    'locale',
    'origin_context',
    'submit_type',
    'success_url',
    'wallet_options',
  );
}

function ofMode(params: CreateParameters, customer: Customer | undefined): Partial<CheckoutSession> {
  const filled = {
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? true },
    consent_collection: consentCollection(params),
    custom_text: { ...BLANK_SESSION.custom_text, ...params.custom_text },
    managed_payments: params.managed_payments ? { enabled: params.managed_payments.enabled ?? false } : null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
  };
  if (params.mode !== 'payment') {
    return { ...filled, payment_method_collection: params.payment_method_collection ?? 'always' };
  }
  return {
    ...filled,
    customer_creation: customer ? null : (params.customer_creation ?? 'if_required'),
    invoice_creation: NO_INVOICE,
    payment_method_collection: 'if_required',
  };
}

const NO_INVOICE = {
  enabled: false,
  invoice_data: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: null,
    metadata: {},
    rendering_options: null,
  },
};

function methods(params: CreateParameters, currency: string): Partial<CheckoutSession> {
  const {
    excluded_payment_method_types: excluded,
    payment_method_configuration: id,
    payment_method_types: fixed,
  } = params;
  const configuration = id === undefined ? METHOD_CONFIGURATION : { id, parent: null };
  return {
    ...(excluded && { excluded_payment_method_types: excluded }),
    payment_method_configuration_details: fixed ? null : configuration,
    payment_method_types: methodTypes(params, currency),
  };
}

function consentCollection({ consent_collection: asked }: CreateParameters): CheckoutSession['consent_collection'] {
  if (!asked) return null;
  return { payment_method_reuse_agreement: null, promotions: null, terms_of_service: null, ...asked };
}

function detailsOf(email: string | null | undefined): CheckoutSession['customer_details'] {
  if (email === undefined) return null;
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  };
}
