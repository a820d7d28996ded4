import { RECORDED_ONLY, SANDBOX_LEAVES_OUT } from '../contract/recorded-differences';
import { recordedExchanges, recordedKeys } from '../contract/recorded-exchanges';
import { CARD, Shop, sessionFor } from './shop';

const explained = [...RECORDED_ONLY, ...SANDBOX_LEAVES_OUT];
/** Calls of the recording that belong to what is not built yet, or (accounts) never will be. */
const NOT_BUILT = ['/v1/billing_portal/sessions', '/v1/accounts/{id}'];

/** The sandbox is asked what Stripe was once asked, and has to answer at least the same fields and the same refusals. */
describe('what was recorded of Stripe', () => {
  let shop: Shop;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    shop = await Shop.open();
    const customer = await shop.stripe.customers.create({ email: 'ada@reader.example', name: 'Ada Reader' });
    const session = await shop.stripe.checkout.sessions.create({
      ...sessionFor('subscription', 'usd', 1000),
      customer: customer.id,
    });
    await shop.pay(session.url!, CARD);
    const { invoice } = await shop.stripe.checkout.sessions.retrieve(session.id);
    const [payment] = (await shop.stripe.invoicePayments.list({ invoice: invoice as string })).data;
    await shop.stripe.invoiceItems.create({ customer: customer.id, amount: 1000, currency: 'usd' });
    const draft = await shop.stripe.invoices.create({
      customer: customer.id,
      pending_invoice_items_behavior: 'include',
    });
    const [charge] = (await shop.stripe.charges.list()).data;
    const [method] = (await shop.stripe.paymentMethods.list({ customer: customer.id })).data;
    const price = await shop.stripe.prices.create({
      currency: 'usd',
      unit_amount: 1500,
      product_data: { name: 'Badge' },
    });
    const monthly = await shop.stripe.prices.create({
      currency: 'usd',
      unit_amount: 1500,
      product_data: { name: 'Badge' },
      recurring: { interval: 'month' },
    });
    Object.assign(ids, {
      charge: charge!.id,
      customer: customer.id,
      draft: draft.id,
      intent: payment!.payment.payment_intent,
      method: method!.id,
      monthly: monthly.id,
      price: price.id,
    });
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const url = 'http%3A%2F%2F127.0.0.1%3A1%2F';
  const calls = (): Record<string, [path: string, form: string][]> => ({
    'POST /v1/customers': [['/v1/customers', 'email=ada@reader.example&name=']],
    'POST /v1/customers/{id}': [
      [`/v1/customers/${ids['customer']}`, `invoice_settings[default_payment_method]=${ids['method']}`],
    ],
    'GET /v1/customers/{id}': [
      [`/v1/customers/${ids['customer']}`, ''],
      ['/v1/customers/cus_1', ''],
    ],
    'POST /v1/checkout/sessions': [
      [
        '/v1/checkout/sessions',
        `mode=payment&customer=${ids['customer']}&line_items[0][price]=${ids['price']}&line_items[0][quantity]=1&success_url=${url}&cancel_url=${url}`,
      ],
      [
        '/v1/checkout/sessions',
        `mode=subscription&customer=${ids['customer']}&line_items[0][price]=${ids['monthly']}&line_items[0][quantity]=1&success_url=${url}`,
      ],
    ],
    'POST /v1/payment_methods/{id}/attach': [
      ['/v1/payment_methods/pm_card_visa/attach', `customer=${ids['customer']}`],
    ],
    'GET /v1/payment_intents/{id}': [[`/v1/payment_intents/${ids['intent']}`, '']],
    'POST /v1/payment_intents': [
      ['/v1/payment_intents', 'amount=2900&currency=usd&confirm=true&payment_method=pm_card_authenticationRequired'],
      ['/v1/payment_intents', 'amount=0&currency=usd&confirm=true'],
    ],
    'GET /v1/charges/{id}': [[`/v1/charges/${ids['charge']}`, '']],
    'GET /v1/invoice_payments': [
      [`/v1/invoice_payments?payment[type]=payment_intent&payment[payment_intent]=${ids['intent']}&status=paid`, ''],
    ],
    'POST /v1/invoiceitems': [
      ['/v1/invoiceitems', `customer=${ids['customer']}&amount=1000&currency=usd&description=Fee`],
    ],
    'POST /v1/invoices': [['/v1/invoices', `customer=${ids['customer']}&pending_invoice_items_behavior=include`]],
    'POST /v1/invoices/{id}/pay': [[`/v1/invoices/${ids['draft']}/pay`, `payment_method=${ids['method']}`]],
  });

  const recorded = [...new Map(recordedExchanges.map((exchange) => [keyOf(exchange), exchange])).values()].filter(
    ({ route }) => !NOT_BUILT.includes(route),
  );

  test.each(recorded.map((exchange) => [keyOf(exchange), exchange] as const))('%s', async (_, exchange) => {
    const { verb, route, status, error, object, expand = [] } = exchange;
    const known = calls()[`${verb} ${route}`];
    expect(known).toBeDefined();
    const expansion = expand.map((path) => `&expand[]=${path}`).join('');
    const answers = await Promise.all(
      known!.map(([path, form]) =>
        verb === 'GET'
          ? shop.call('GET', path.includes('?') ? path + expansion : `${path}?${expansion.slice(1)}`)
          : shop.call(verb, path, form + expansion),
      ),
    );
    const answer = answers.find((candidate) => candidate.status === status);
    expect(answer).toBeDefined();
    expect(answer!.body).toMatchObject(error ? { error } : {});
    const sent = answer!.body['data'] ? (answer!.body['data'] as object[])[0] : (answer!.body['error'] ?? answer!.body);
    const left = explained
      .filter((difference) => [object, 'charge', 'error'].includes(difference.object))
      .flatMap(({ keys }) => keys);
    const expected = recordedKeys(exchange.itemKeySet ?? exchange.keySet).filter((key) => !left.includes(key));
    expect(Object.keys(sent as object)).toEqual(expect.arrayContaining(expected));
  });
});

function keyOf({ verb, route, status, keySet }: (typeof recordedExchanges)[number]): string {
  return `${verb} ${route} ${status} (${keySet})`;
}
