import { InProcessSandbox } from '../../../sandbox/in-process';

const DAY_SECONDS = 86_400;
const BEGINS = new Date('2025-01-31T10:00:00Z');

/** A gift of 10.00 a month, paid on the page by a card of that name. */
async function gift(sandbox: InProcessSandbox, card: string): Promise<string> {
  const price_data = {
    currency: 'eur',
    unit_amount: 1000,
    product_data: { name: 'Gift' },
    recurring: { interval: 'month' },
  };
  const { id } = await sandbox.call('POST', '/v1/checkout/sessions', {
    mode: 'subscription',
    line_items: [{ quantity: 1, price_data }],
    success_url: 'http://127.0.0.1:1/',
  });
  await sandbox.call('POST', `/v1/payment_pages/${id}/confirm`, { payment_method: card });
  return String((await sandbox.call('GET', `/v1/checkout/sessions/${id}`))['subscription']);
}

test('a history made in process tells every event, and twice the same to the second', async () => {
  const history = async (): Promise<string[]> => {
    const told: string[] = [];
    const onEvent = ({ type, created }: { type: string; created: number }) => void told.push(`${created} ${type}`);
    const sandbox = new InProcessSandbox({ clockStart: BEGINS, onEvent });
    const id = await gift(sandbox, 'pm_card_visa');
    sandbox.control('POST', 'charges/outcomes', { subscription: id, outcome: 'declined' });
    sandbox.advance(100 * DAY_SECONDS);
    return told;
  };
  const told = await history();
  expect(told.filter((line) => line.endsWith(' invoice.paid'))).toHaveLength(4);
  expect(told.filter((line) => line.endsWith(' invoice.payment_failed'))).toHaveLength(1);
  expect(await history()).toEqual(told);
});

test('no time passes but what is let pass', async () => {
  const sandbox = new InProcessSandbox({ clockStart: BEGINS });
  expect(sandbox.nowMs()).toBe(BEGINS.getTime());
  await gift(sandbox, 'pm_card_visa');
  sandbox.advance(60);
  expect(sandbox.nowMs()).toBe(BEGINS.getTime() + 60_000);
});

test('a call that is refused throws what Stripe would answer', async () => {
  const sandbox = new InProcessSandbox();
  await expect(sandbox.call('GET', '/v1/customers/cus_none')).rejects.toThrow('404');
  expect(() => sandbox.control('POST', 'charges/outcomes', { subscription: 'sub_none' })).toThrow('no such');
});
