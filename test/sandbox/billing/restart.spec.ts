import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shop } from '../shop';
import { WebhookReceiver } from '../webhook-receiver';
import { DAY, HOUR, advanceTo, periodEnd, standingGift, useCard } from './standing-gift';

describe('after a restart', () => {
  let folder: string;
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-billing-'));
    receiver = await WebhookReceiver.start();
  });
  afterEach(async () => {
    await receiver.stop();
    await rm(folder, { recursive: true });
  });

  const open = () =>
    Shop.open({ stateFile: join(folder, 'state.jsonl'), clockStart: new Date('2026-01-31T10:00:00Z') }, receiver);

  test('renewals, retries and a planned end come when they were due, and the clock begins where it was', async () => {
    const first = await open();
    const [renewed, failing, ending] = [
      await standingGift(first),
      await standingGift(first),
      await standingGift(first),
    ];
    await useCard(first, failing, 'pm_card_chargeCustomerFail');
    await first.stripe.subscriptions.update(ending.id, { cancel_at_period_end: true });
    await advanceTo(first, periodEnd(renewed) + 2 * HOUR);
    const { nowMs } = await first.control('GET', 'clock');
    await first.sandbox.stop();

    const second = await open();
    expect(Number((await second.control('GET', 'clock'))['nowMs'])).toBeGreaterThanOrEqual(Number(nowMs));
    expect((await second.stripe.subscriptions.retrieve(ending.id)).status).toBe('canceled');
    await advanceTo(second, periodEnd(renewed) + 20 * DAY);
    expect((await second.stripe.subscriptions.retrieve(failing.id)).status).toBe('canceled');
    await advanceTo(second, periodEnd(renewed) + 40 * DAY);
    const { data } = await second.stripe.invoices.list({ subscription: renewed.id });
    expect(data.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
    await second.sandbox.stop();
    second.traffic.assertClean();
  });

  test("a test clock keeps its time, and what is planned by it waits for it and not for the account's", async () => {
    const first = await open();
    const frozen_time = Date.parse('2025-05-05T00:00:00Z') / 1000;
    const clock = await first.stripe.testHelpers.testClocks.create({ frozen_time });
    const customer = await first.stripe.customers.create({ test_clock: clock.id });
    const method = await first.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    const product = await first.stripe.products.create({ name: 'Gift' });
    const price_data = {
      currency: 'eur',
      product: product.id,
      recurring: { interval: 'week' as const },
      unit_amount: 700,
    };
    const params = { customer: customer.id, default_payment_method: method.id, items: [{ price_data }] };
    const { id } = await first.stripe.subscriptions.create(params);
    await first.sandbox.stop();

    const second = await open();
    await second.control('POST', 'clock/advance', { seconds: 30 * DAY });
    expect((await second.stripe.invoices.list({ subscription: id })).data).toHaveLength(1);
    await second.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: frozen_time + 8 * DAY });
    await receiver.event('test_helpers.test_clock.ready');
    expect((await second.stripe.invoices.list({ subscription: id })).data).toMatchObject([{ status: 'paid' }, {}]);
    await second.sandbox.stop();
    second.traffic.assertClean();
  });
});
