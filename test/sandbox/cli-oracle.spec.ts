import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Shop } from './shop';

/** Stripe's own command line, which brings scenarios that Stripe wrote for its test mode. */
const CLI = join(__dirname, '../../node_modules/@stripe/cli-linux-x64/bin/stripe');
const SCENARIOS = [
  'billing_portal.configuration.created',
  'billing_portal.configuration.updated',
  'billing_portal.session.created',
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'customer.created',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.trial_will_end',
  'customer.subscription.updated',
  'customer.updated',
  'invoice.created',
  'invoice.deleted',
  'invoice.finalized',
  'invoice.marked_uncollectible',
  'invoice.paid',
  'invoice.payment_action_required',
  'invoice.payment_failed',
  'invoice.payment_succeeded',
  'invoice.updated',
  'invoice.voided',
  'invoiceitem.created',
  'invoiceitem.deleted',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'payment_method.attached',
  'payment_method.detached',
  'payment_method.updated',
  'payout.created',
  'payout.updated',
  'price.created',
  'price.updated',
  'product.created',
  'product.updated',
  'setup_intent.canceled',
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
  'test_helpers.test_clock.advancing',
  'test_helpers.test_clock.created',
  'test_helpers.test_clock.deleted',
  'test_helpers.test_clock.ready',
  'topup.created',
];

const available = existsSync(CLI) && process.platform === 'linux' && process.arch === 'x64';
if (!available) process.stdout.write('cli-oracle: skipped, Stripe CLI is installed for linux-x64 only\n');

(available ? describe : describe.skip)("Stripe's own scenarios", () => {
  let shop: Shop;
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'stripe-cli-'));
    shop = await Shop.open({ settings: { settleAfterMs: 0 } });
  });
  afterAll(async () => {
    await shop.close();
    await rm(home, { recursive: true });
    shop.traffic.assertClean();
  });

  test.each(SCENARIOS)('%s runs, and the event exists', async (type) => {
    const before = await listed(type);
    await trigger(type);
    await shop.receiver.until((events) => events.filter((event) => event.type === type).length > before);
    expect(await listed(type)).toBeGreaterThan(before);
  });

  test('ask for nothing that is not built', async () => {
    expect(await shop.control('GET', 'unbuilt')).toEqual({ unbuilt: [] });
  });

  const listed = async (type: string) => (await shop.stripe.events.list({ type, limit: 100 })).data.length;
  const trigger = (type: string) =>
    promisify(execFile)(
      CLI,
      ['trigger', type, '--api-base', shop.sandbox.url, '--api-key', 'sk_test_51sandboxFakeFakeFake'],
      {
        env: { HOME: home, STRIPE_CLI_TELEMETRY_OPTOUT: '1' },
      },
    );
});
