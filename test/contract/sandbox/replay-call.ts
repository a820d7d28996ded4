import type { RecordedExchange } from '../recorded-exchanges';
import { call, type Answer, type ReplayWorld } from './replay-world';

/** Sends a recorded call again: the names as recorded, the values ours. */
export function replay(url: string, world: ReplayWorld, exchange: RecordedExchange): Promise<Answer> {
  const values = valuesFor(world, exchange);
  const params: Record<string, unknown> = exchange.expand ? { expand: exchange.expand } : {};
  for (const name of exchange.parameters) {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for the recorded parameter ${name}`);
    setParameter(params, name.replaceAll('[]', '.0').split('.'), value);
  }
  return call(url, exchange.verb, pathFor(world, exchange), params);
}

type Values = Readonly<Record<string, string | number | boolean>>;

function valuesFor(world: ReplayWorld, { source }: RecordedExchange): Values {
  return {
    amount: 2900,
    cancel_url: 'https://example.org/give',
    confirm: true,
    currency: 'usd',
    customer: world.customer,
    description: 'Gift',
    email: 'reader@example.org',
    'invoice_settings.default_payment_method': world.paymentMethod,
    'line_items[].price': world.price,
    'line_items[].quantity': 1,
    mode: 'payment',
    name: 'A Reader',
    'payment.payment_intent': world.paymentIntent,
    'payment.type': 'payment_intent',
    payment_method: world.cautiousPaymentMethod,
    pending_invoice_items_behavior: 'include',
    return_url: 'https://example.org/',
    status: 'paid',
    success_url: 'https://example.org/thank-you',
    ...valuesBySource(world, source),
  };
}

/** Where the recording's name tells a value that its parameter names do not. */
function valuesBySource(world: ReplayWorld, source: string): Values {
  if (source === 'test_checkout_subscription_session')
    return { mode: 'subscription', 'line_items[].price': world.monthlyPrice };
  if (source === 'test_checkout_setup_session' || source === 'test_checkout_success_url_includes_session_id')
    return { mode: 'setup' };
  return source.startsWith('test_re-raised_stripe_exceptions') ? { amount: 0 } : {};
}

function pathFor(world: ReplayWorld, { route, status }: RecordedExchange): string {
  const ids: Readonly<Record<string, string>> = {
    '/v1/accounts/{id}': 'acct_1Somebody',
    '/v1/charges/{id}': world.charge,
    '/v1/customers/{id}': status === 404 ? 'cus_nobody' : world.customer,
    '/v1/invoices/{id}/pay': world.draftInvoice,
    '/v1/payment_intents/{id}': world.paymentIntent,
    '/v1/payment_methods/{id}/attach': 'pm_card_visa',
  };
  return route.replace('{id}', ids[route] ?? '');
}

function setParameter(target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = (target[name] ??= {}) as Record<string, unknown>;
  setParameter(inner, rest, value);
}
