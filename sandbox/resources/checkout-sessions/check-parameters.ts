import type { Account } from '../../account/account';
import type { Parsed } from '../../api/parameters/parameter';
import { StripeError, exclusiveParameters, invalidRequest, missingParameter, unbuilt } from '../../api/stripe-error';
import type { CREATE_PARAMETERS, REMOVED_PARAMETERS } from './parameters';

export type CreateParameters = Parsed<typeof CREATE_PARAMETERS & Partial<typeof REMOVED_PARAMETERS>>;

/** A session lives between half an hour and a day; a minute of grace for clocks that differ. */
const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 3600;
const GRACE_SECONDS = 60;

/**
 * The rules that hold between parameters: what each mode takes and refuses.
 * @throws StripeError 400, or 501 where Stripe would go on and the sandbox cannot
 */
export function checkParameters(account: Account, params: CreateParameters): void {
  checkPage(params);
  checkMode(params);
  checkCustomer(params);
  checkMethods(params);
  checkExpiry(account.clock.now(), params.expires_at);
  checkTrialEnd(account.clock.now(), params.subscription_data?.trial_end);
  refuseUnbuilt(params);
}

function checkPage({
  ui_mode: uiMode = 'hosted_page',
  submit_type,
  success_url,
  return_url,
  mode,
}: CreateParameters): void {
  if (uiMode === 'elements' && submit_type) throw notIn('submit_type', '`ui_mode` `elements`');
  if (mode === 'setup' && submit_type) throw notIn('submit_type', '`setup` mode');
  if (uiMode !== 'hosted_page') throw unbuilt(`ui_mode ${uiMode}`);
  if (return_url) throw notIn('return_url', '`ui_mode` `hosted_page`');
  if (!success_url) throw missingParameter('success_url');
}

/** Parameters that one mode alone takes. */
const OF_ONE_MODE = {
  invoice_creation: 'payment',
  payment_intent_data: 'payment',
  payment_method_collection: 'subscription',
  setup_intent_data: 'setup',
  subscription_data: 'subscription',
} as const;

function checkMode(params: CreateParameters): void {
  const { mode, line_items } = params;
  if (mode !== 'setup' && !line_items?.length) throw missingParameter('line_items');
  if (mode === 'setup' && line_items) throw notIn('line_items', '`setup` mode');
  if (mode === 'setup' && !params.currency && !params.payment_method_types) throw missingParameter('currency');
  for (const [name, itsMode] of Object.entries(OF_ONE_MODE)) {
    const given = params[name as keyof typeof OF_ONE_MODE] !== undefined;
    if (given && mode !== itsMode) throw notIn(name, `\`${mode}\` mode`);
  }
}

function checkCustomer({ mode, customer, customer_email, customer_creation, customer_update }: CreateParameters): void {
  if (customer && customer_email) throw exclusiveParameters('customer', 'customer_email');
  if (customer && customer_creation) throw exclusiveParameters('customer', 'customer_creation');
  if (mode === 'subscription' && customer_creation) throw notIn('customer_creation', '`subscription` mode');
  if (customer_update && !customer) {
    throw invalidRequest('`customer_update` can only be used with `customer`.', { param: 'customer_update' });
  }
  if (customer_email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customer_email)) {
    throw invalidRequest(`Invalid email address: ${customer_email}`, {
      param: 'customer_email',
      code: 'email_invalid',
    });
  }
}

function checkMethods(params: CreateParameters): void {
  const { payment_method_types: fixed, excluded_payment_method_types: excluded, payment_method_configuration } = params;
  if (fixed && excluded) throw exclusiveParameters('payment_method_types', 'excluded_payment_method_types');
  if (fixed && payment_method_configuration)
    throw exclusiveParameters('payment_method_types', 'payment_method_configuration');
}

function checkExpiry(now: number, expiresAt: number | undefined): void {
  if (expiresAt === undefined) return;
  const seconds = expiresAt - now;
  if (seconds >= SHORTEST_SECONDS - GRACE_SECONDS && seconds <= LONGEST_SECONDS + GRACE_SECONDS) return;
  throw invalidRequest('`expires_at` must be between 30 minutes and 24 hours from the creation of the session.', {
    param: 'expires_at',
  });
}

/** At the page it ends no sooner, and no later than Stripe allows: https://docs.stripe.com/api/checkout/sessions/create */
const SHORTEST_TRIAL_SECONDS = 48 * 3600;
const LONGEST_TRIAL_SECONDS = 2 * 366 * 86_400;

function checkTrialEnd(now: number, trialEnd: number | undefined): void {
  if (trialEnd === undefined) return;
  const seconds = trialEnd - now;
  if (seconds >= SHORTEST_TRIAL_SECONDS && seconds <= LONGEST_TRIAL_SECONDS) return;
  throw invalidRequest('`trial_end` must be between two days and two years in the future.', {
    param: 'subscription_data[trial_end]',
  });
}

const UNBUILT = [
  'after_expiration',
  'automatic_tax',
  'custom_fields',
  'customer_account',
  'discounts',
  'invoice_creation',
  'name_collection',
  'optional_items',
  'phone_number_collection',
  'shipping_address_collection',
  'shipping_options',
  'tax_id_collection',
] as const;

/** A feature that is named only to be off is as good as not named. */
function isWanted(value: unknown): boolean {
  const enabled = (value as { enabled?: unknown } | undefined)?.enabled;
  return value !== undefined && enabled !== false && enabled !== 'false';
}

/** What would change the money or the page, and is not built: better refused than silently left out. */
function refuseUnbuilt(params: CreateParameters): void {
  if (params.payment_intent_data?.capture_method === 'manual') throw unbuilt('capture_method manual');
  for (const name of UNBUILT) if (isWanted(params[name])) throw unbuilt(name);
  const { subscription_data: data } = params;
  for (const name of ['billing_cycle_anchor', 'billing_cycle_anchor_config', 'trial_period_days'] as const) {
    if (data?.[name] !== undefined) throw unbuilt(`subscription_data[${name}]`);
  }
}

function notIn(param: string, place: string): StripeError {
  return invalidRequest(`You can not pass \`${param}\` in ${place}.`, { param });
}
