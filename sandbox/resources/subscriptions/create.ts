import type { Account } from '../../account/account';
import type { Customer, Subscription } from '../../account/wire';
import { given } from '../../api/given';
import { ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { flag, integer, oneOf, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { invalidRequest, missingParameter } from '../../api/stripe-error';
import { scheduleCancellation } from './cancel';
import { chargeFirstInvoice } from './charge-first-invoice';
import { CANCEL_AT, TRIAL_END } from './instants';
import { ITEMS, recurringPrice } from './items';
import { startTrial } from './start-trial';
import { newSubscription } from './subscription';
import type { Ordered } from './subscription-item';
import { TRIAL_SETTINGS } from './trial-period';

const DAY_SECONDS = 86_400;
/** Stripe's limit. */
const MAX_TRIAL_DAYS = 730;

const SHAPE = {
  billing_mode: ignored(),
  cancel_at: CANCEL_AT,
  cancel_at_period_end: flag(),
  collection_method: oneOf('charge_automatically'),
  currency: text(),
  customer: required(text()),
  default_payment_method: text(),
  description: text(500),
  items: required(ITEMS),
  metadata: metadata(),
  off_session: flag(),
  payment_behavior: oneOf('allow_incomplete', 'default_incomplete', 'error_if_incomplete'),
  payment_settings: ignored(),
  proration_behavior: ignored(),
  trial_end: TRIAL_END,
  trial_period_days: integer(0, MAX_TRIAL_DAYS),
  trial_settings: TRIAL_SETTINGS,
};

type Parameters = Parsed<typeof SHAPE>;

/** `POST /v1/subscriptions`: starts at once, and charges the first period unless it begins with a trial. */
export const CREATE_SUBSCRIPTION = route('POST', '/v1/subscriptions', SHAPE, ({ account, params }) => {
  const customer = find(account, 'customers', 'customer', params.customer, 'customer');
  const trialEnd = trialEndOf(account, params);
  const method = trialEnd === undefined ? methodOf(account, customer, params) : undefined;
  const subscription = newSubscription(account, orderedOf(account, params), {
    ...given(params, 'default_payment_method', 'description'),
    ...(params.trial_settings ? { trial_settings: params.trial_settings } : {}),
    customer: customer.id,
    metadata: mergeMetadata({}, params.metadata),
    status: 'incomplete',
  });
  const planned = account.store.put('subscriptions', {
    ...subscription,
    ...scheduleCancellation(account, subscription, params),
  });
  if (trialEnd !== undefined) return startTrial(account, customer, planned, trialEnd);
  account.events.emit('customer.subscription.created', planned);
  const behaviour = params.payment_behavior;
  return chargeFirstInvoice(account, { customer, subscription: planned, method, behaviour }) satisfies Subscription;
});

function orderedOf(account: Account, { items }: Parameters): Ordered[] {
  return items.map((item, index) => {
    const price = recurringPrice(account, item, `items[${index}]`);
    if (!price) throw missingParameter(`items[${index}][price]`);
    return { price, quantity: item.quantity ?? 1 };
  });
}

function trialEndOf(account: Account, { trial_end, trial_period_days: days }: Parameters): number | undefined {
  if (typeof trial_end === 'number') return trial_end;
  return days ? account.clock.now() + days * DAY_SECONDS : undefined;
}

/** Whoever pays later needs no method yet. */
function methodOf(account: Account, customer: Customer, params: Parameters) {
  const id = params.default_payment_method ?? String(customer.invoice_settings.default_payment_method ?? '');
  const method = account.store.get('payment_methods', id);
  if (method?.customer === customer.id) return method;
  if (params.payment_behavior === 'default_incomplete') return undefined;
  throw invalidRequest('This customer has no attached payment source or default payment method.', {
    code: 'resource_missing',
  });
}
