import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARD, Shop, sessionFor } from './shop';
import { WebhookReceiver } from './webhook-receiver';

describe('a sandbox with a state file', () => {
  let folder: string;
  let stateFile: string;
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    stateFile = join(folder, 'state.jsonl');
    receiver = await WebhookReceiver.start();
  });
  afterEach(async () => {
    await receiver.stop();
    await rm(folder, { recursive: true });
  });

  const open = () => Shop.open({ stateFile }, receiver);

  test('knows after a restart what it knew before', async () => {
    const first = await open();
    const session = await first.stripe.checkout.sessions.create(sessionFor('subscription', 'eur', 1000));
    await first.pay(session.url!, CARD);
    await first.control('POST', 'clock/advance', { seconds: 100_000 });
    const before = await everything(first);
    await first.sandbox.stop();
    const second = await open();
    expect(await everything(second)).toEqual(before);
    expect((await second.control('GET', 'clock'))['nowMs']).toBeGreaterThan(Date.now() + 99_000_000);
    second.traffic.assertClean();
    await second.sandbox.stop();
  });

  test('lets an open page of before be paid after, wherever it listens now', async () => {
    const first = await open();
    const session = await first.stripe.checkout.sessions.create(sessionFor('payment', 'eur', 1000));
    await first.sandbox.stop();
    const second = await open();
    const page = await second.pay(`${second.sandbox.url}/pay/${session.id}`, CARD);
    expect(page.status).toBe(303);
    await second.sandbox.stop();
  });

  test('keeps idempotency keys', async () => {
    const first = await open();
    const made = await first.stripe.customers.create({}, { idempotencyKey: 'k1' });
    await first.sandbox.stop();
    const second = await open();
    expect((await second.stripe.customers.create({}, { idempotencyKey: 'k1' })).id).toBe(made.id);
    await second.sandbox.stop();
  });

  test('delivers after the restart what nobody took before', async () => {
    const first = await open();
    await receiver.stop();
    const { id } = await first.stripe.customers.create({ email: 'ada@reader.example' });
    await first.sandbox.stop();
    await receiver.listen();
    const second = await open();
    expect(await receiver.event('customer.created')).toMatchObject({ data: { object: { id } } });
    await second.sandbox.stop();
  });

  test('does after the restart what fell due while it was down', async () => {
    const first = await Shop.open({ stateFile, settings: { bookAfterMs: 300 } }, receiver);
    const session = await first.stripe.checkout.sessions.create(sessionFor('payment', 'eur', 1000));
    await first.pay(session.url!, CARD);
    await first.sandbox.stop();
    const second = await open();
    expect(await receiver.event('charge.updated')).toMatchObject({
      data: { previous_attributes: { balance_transaction: null } },
    });
    await second.sandbox.stop();
  });

  test('forgives the line it was writing when it was killed', async () => {
    const first = await open();
    const made = await first.stripe.customers.create({});
    await first.sandbox.stop();
    await appendFile(stateFile, '[{"table":"customers","id":"cus_torn","row":{"id":"cus_to');
    const second = await open();
    expect((await second.stripe.customers.list()).data.map(({ id }) => id)).toEqual([made.id]);
    await second.stripe.customers.create({});
    await second.sandbox.stop();
    const third = await open();
    expect((await third.stripe.customers.list()).data).toHaveLength(2);
    await third.sandbox.stop();
  });

  test('refuses a file that is damaged anywhere else, and leaves it alone', async () => {
    const damaged = '[{"table":"customers"\n[]\n';
    await writeFile(stateFile, damaged);
    await expect(open()).rejects.toThrow('damaged at line 1');
    expect(await readFile(stateFile, 'utf8')).toBe(damaged);
  });

  test('loses no answer that was given: every customer told is in the file', async () => {
    const first = await open();
    const told: string[] = [];
    for (let n = 0; n < 5; n++) {
      const { id } = await first.stripe.customers.create({});
      told.push(id);
      expect(await readFile(stateFile, 'utf8')).toContain(id);
    }
    await first.sandbox.stop();
    const second = await open();
    expect((await second.stripe.customers.list()).data.map(({ id }) => id)).toEqual(told.reverse());
    await second.sandbox.stop();
  });

  test('writes its history anew at each start, so that the file does not grow by restarts', async () => {
    const first = await open();
    const { id } = await first.stripe.customers.create({});
    for (let n = 0; n < 5; n++) await first.stripe.customers.update(id, { description: `reader ${n}` });
    await receiver.until((events) => events.length === 6);
    await first.sandbox.stop();
    const long = (await readFile(stateFile, 'utf8')).length;
    const second = await open();
    await second.sandbox.stop();
    const text = await readFile(stateFile, 'utf8');
    expect(text.length).toBeLessThan(long);
    expect(text).toContain('reader 4');
  });

  async function everything(shop: Shop): Promise<unknown[]> {
    const paths = ['checkout/sessions', 'customers', 'charges', 'subscriptions', 'invoices', 'balance_transactions'];
    return Promise.all(paths.map(async (path) => (await shop.call('GET', `/v1/${path}?limit=100`)).body));
  }
});

test('without a state file nothing is left', async () => {
  const first = await Shop.open();
  await first.stripe.customers.create({});
  await first.close();
  const second = await Shop.open();
  expect((await second.stripe.customers.list()).data).toEqual([]);
  await second.close();
});
