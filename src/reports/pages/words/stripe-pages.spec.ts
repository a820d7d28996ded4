import type { StripeConfig } from '../../../foundation/config/config';
import { StripePages } from './stripe-pages';

const beside = (changes: Partial<StripeConfig>) =>
  new StripePages({
    stripe: { secretKey: '', webhookSecrets: [], apiBase: undefined, livemode: true, ...changes },
  });

it("leads to the object's page at Stripe", () => {
  expect(beside({}).addressOf('po_1')).toBe('https://dashboard.stripe.com/payouts/po_1');
  expect(beside({}).addressOf('ch_1')).toBe('https://dashboard.stripe.com/payments/ch_1');
});

it('leads to the test page beside a test key', () => {
  expect(beside({ livemode: false }).addressOf('sub_1')).toBe('https://dashboard.stripe.com/test/subscriptions/sub_1');
});

it('leads nowhere beside the sandbox, nor for what has no page', () => {
  expect(beside({ apiBase: new URL('http://127.0.0.1:1'), livemode: false }).addressOf('po_1')).toBeUndefined();
  expect(beside({}).addressOf('txn_1')).toBeUndefined();
  expect(beside({}).addressOf('constructor_1')).toBeUndefined();
});
