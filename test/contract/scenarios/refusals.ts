import type { CheckoutSessionRequest } from '../../../src/infrastructure/stripe/checkout-sessions';
import { oneTimeTerms } from '../../../src/giving/one-time/one-time.terms';
import { ensureProduct, newGift } from './gift';
import { assertRefused, type Refusal } from './on-the-wire';
import type { Scenario } from './scenario';

const INVALID_REQUEST: Refusal = { status: 400, type: 'invalid_request_error' };

/** How Stripe refuses, in the words our code reads. */
export const REFUSAL_SCENARIOS: readonly Scenario[] = [
  refusedSession('a session for an unknown product is refused as resource_missing, naming the parameter', {
    broken: (request) => ({ ...request, line_items: priced(request, { product: 'prod_that_nobody_made' }) }),
    refusal: { ...INVALID_REQUEST, code: 'resource_missing', param: 'line_items[0][price_data][product]' },
  }),
  refusedSession('a session for 10 cents is refused as amount_too_small', {
    broken: (request) => ({ ...request, line_items: priced(request, { unit_amount: 10 }) }),
    refusal: { ...INVALID_REQUEST, code: 'amount_too_small' },
  }),
  refusedSession('payment_method_types are refused by this version as parameter_unknown', {
    broken: (request) => ({ ...request, payment_method_types: ['card'] }) as CheckoutSessionRequest,
    refusal: { ...INVALID_REQUEST, code: 'parameter_unknown', param: 'payment_method_types' },
  }),
  refusedSession('a session that would expire in five minutes is refused, naming expires_at', {
    broken: (request) => ({ ...request, expires_at: inSeconds(5 * 60) }),
    refusal: { ...INVALID_REQUEST, param: 'expires_at' },
  }),
  refusedSession('a session that would expire in 25 hours is refused, naming expires_at', {
    broken: (request) => ({ ...request, expires_at: inSeconds(25 * 60 * 60) }),
    refusal: { ...INVALID_REQUEST, param: 'expires_at' },
  }),
  refusedSession('a parameter Stripe does not know is refused as parameter_unknown, naming it', {
    broken: (request) => ({ ...request, donor_mood: 'generous' }) as CheckoutSessionRequest,
    refusal: { ...INVALID_REQUEST, code: 'parameter_unknown', param: 'donor_mood' },
  }),
  refusedSession('subscription_data are refused where nothing recurs', {
    broken: (request) => ({ ...request, subscription_data: { description: 'Gift' } }),
    refusal: INVALID_REQUEST,
  }),
  {
    name: 'a session that does not exist answers 404 and resource_missing',
    run: (bench) =>
      assertRefused(bench, () => bench.stripe.checkout.sessions.retrieve('cs_test_a1ThatNobodyOpened'), {
        ...{ status: 404, type: 'invalid_request_error', code: 'resource_missing' },
      }),
  },
  {
    name: 'a key that is none answers 401',
    run: (bench) =>
      // Of what was asked for it says nothing: a person mends the key, and it is asked again.
      assertRefused(
        bench,
        () => bench.clientWithKey('not-a-key').products.list({ limit: 1 }),
        { status: 401, type: 'invalid_request_error' },
        'busy',
      ),
  },
];

/** A one-time session, right but for one thing. */
function refusedSession(
  name: string,
  { broken, refusal }: { broken(request: CheckoutSessionRequest): CheckoutSessionRequest; refusal: Refusal },
): Scenario {
  return {
    name,
    async run(bench) {
      await ensureProduct(bench, oneTimeTerms);
      const { request, key } = newGift(oneTimeTerms);
      await assertRefused(bench, () => bench.checkout.open(broken(request), key), refusal);
    },
  };
}

function priced(
  { line_items: [line] = [] }: CheckoutSessionRequest,
  price: { product?: string; unit_amount?: number },
) {
  const before = line?.price_data;
  if (before === undefined) throw new Error('the app prices its sessions inline');
  return [{ ...line, price_data: { ...before, ...price } }];
}

function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
