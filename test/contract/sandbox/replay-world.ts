import { stringify } from 'qs';

/** What the recorded calls refer to, made in the sandbox by plain HTTP, without a client that could smooth anything over. */
export interface ReplayWorld {
  readonly customer: string;
  readonly price: string;
  readonly monthlyPrice: string;
  readonly paymentMethod: string;
  readonly cautiousPaymentMethod: string;
  readonly paymentIntent: string;
  readonly charge: string;
  readonly draftInvoice: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** How the first payment of the standing gift in it came about. */
export type FirstPayment = 'on the payment page' | 'by the API alone';

export async function buildReplayWorld(url: string, firstPayment: FirstPayment): Promise<ReplayWorld> {
  const make = async (path: string, params: object) => idOf(await call(url, 'POST', path, params));
  const product = await make('/v1/products', { name: 'Gift' });
  const priced = { currency: 'usd', product, unit_amount: 1000 };
  const [price, monthlyPrice] = [
    await make('/v1/prices', priced),
    await make('/v1/prices', { ...priced, recurring: { interval: 'month' } }),
  ];
  const customer = await make('/v1/customers', { email: 'reader@example.org' });
  const paymentMethod = await make('/v1/payment_methods/pm_card_visa/attach', { customer });
  const cautiousPaymentMethod = await make('/v1/payment_methods/pm_card_authenticationRequired/attach', { customer });
  await make(`/v1/customers/${customer}`, { invoice_settings: { default_payment_method: paymentMethod } });
  if (firstPayment === 'by the API alone')
    await make('/v1/subscriptions', { customer, items: [{ price: monthlyPrice }] });
  else await payOnPage(await call(url, 'POST', '/v1/checkout/sessions', sessionFor(customer, monthlyPrice)));
  const intents = await call(url, 'GET', '/v1/payment_intents', { customer });
  const [intent] = intents.body['data'] as { id: string; latest_charge: string }[];
  if (!intent) throw new Error('the subscription made no payment');
  await make('/v1/invoiceitems', { customer, amount: 1000, currency: 'usd' });
  const draftInvoice = await make('/v1/invoices', { customer, pending_invoice_items_behavior: 'include' });
  return {
    ...{ customer, price, monthlyPrice, paymentMethod, cautiousPaymentMethod, draftInvoice },
    ...{ paymentIntent: intent.id, charge: intent.latest_charge },
  };
}

function sessionFor(customer: string, price: string): object {
  return {
    mode: 'subscription',
    ...{ customer, line_items: [{ price, quantity: 1 }], success_url: 'https://example.org/thank-you' },
  };
}

async function payOnPage({ body }: Answer): Promise<void> {
  const card = { method: 'card', number: '4242424242424242', email: 'reader@example.org' };
  const answer = await fetch(String(body['url']), {
    method: 'POST',
    body: new URLSearchParams(card),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`the payment page answered ${answer.status}`);
}

/** One call under the pinned version. Array parameters carry indices, as Stripe's clients send them. */
export async function call(url: string, method: string, path: string, params: object): Promise<Answer> {
  const form = stringify(params, { arrayFormat: 'indices' });
  const headers = { authorization: 'Bearer sk_test_sandbox_fake', 'stripe-version': '2026-10-28.endive' };
  const init =
    method === 'GET'
      ? { headers }
      : { method, body: form, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } };
  const answer = await fetch(`${url}${path}${method === 'GET' ? `?${form}` : ''}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

function idOf({ status, body }: Answer): string {
  if (status !== 200) throw new Error(`the sandbox answered ${status}: ${JSON.stringify(body)}`);
  return String(body['id']);
}
