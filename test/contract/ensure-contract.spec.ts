import { ensureContract } from './ensure-contract';
import { loadContract } from './load-contract';
import { StripePackage } from './generate/stripe-package';

const contract = loadContract();

it('is the contract of the installed SDK and of the version the SDK pins', () => {
  const stripe = new StripePackage();
  expect([contract.sdkVersion, contract.apiVersion]).toEqual([stripe.version, stripe.apiVersion()]);
});

it('asking again gives the cached file', async () => {
  const [first, second] = await Promise.all([ensureContract(), ensureContract()]);
  expect(second).toBe(first);
});

it.each([
  ['POST', '/v1/checkout/sessions'],
  ['POST', '/v1/refunds/{id}/cancel'],
  ['GET', '/v1/invoice_payments'],
  ['POST', '/v1/billing_portal/sessions'],
  ['POST', '/v1/test_helpers/test_clocks/{id}/advance'],
  ['DELETE', '/v1/subscriptions/{id}'],
  ['GET', '/v1/mandates/{id}'],
  ['POST', '/v1/disputes/{id}/close'],
])('knows %s %s', (verb, path) => {
  expect(contract.routes.filter((route) => route.verb === verb && route.path === path)).toHaveLength(1);
});

it.each(['checkout.session.async_payment_failed', 'invoice_payment.paid', 'radar.early_fraud_warning.created'])(
  'knows the event %s',
  (type) => {
    expect(contract.events).toHaveProperty([type]);
  },
);

it('leaves no enum open', () => {
  expect(JSON.stringify(contract.schemas)).not.toContain('#/schemas/OtherString');
});

it('takes every number for whole but rates, shares and measures', () => {
  const fractional = Object.values(contract.schemas).flatMap(({ properties = {} }) => {
    return Object.keys(properties).filter((name) => [properties[name]?.type].flat().includes('number'));
  });
  expect([...new Set(fractional)].toSorted()).toEqual([
    ...[
      'amount_percent',
      'application_fee_percent',
      'effective_percentage',
      'exchange_rate',
      'height',
      'latitude',
      'length',
    ],
    ...['longitude', 'percent', 'percent_off', 'percent_ownership', 'percentage', 'weight', 'width'],
  ]);
});
