import { freshDoor, giver, standing, subscriptionOf } from '../support/donor';
import { letPass, startMailJourney, type MailJourney } from '../support/reminders';
import { stripe } from '../support/stripe-api';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

interface AtStripe {
  readonly items: {
    readonly data: readonly {
      readonly id: string;
      readonly price: { readonly product: string; readonly recurring: { readonly interval_count: number } };
    }[];
  };
}

it('a gift of another rhythm is refused every change but its end, kindly, and nothing is asked of Stripe', async () => {
  const { gift, email, browser } = await giver(journey, 'olga');
  const { stripe_id } = await standing(journey, gift, (row) => row['status'] === 'active');
  const look = async () =>
    (await (await stripe(journey, `subscriptions/${String(stripe_id)}`, {}, 'GET')).json()) as AtStripe;
  const [item] = (await look()).items.data;
  // by somebody in the dashboard
  const made = await stripe(journey, `subscriptions/${String(stripe_id)}`, {
    ...{ 'items[0][id]': item?.id ?? '', proration_behavior: 'none', 'items[0][price_data][currency]': 'eur' },
    ...{ 'items[0][price_data][product]': item?.price.product ?? '', 'items[0][price_data][unit_amount]': '12000' },
    ...{ 'items[0][price_data][recurring][interval]': 'month' },
    ...{ 'items[0][price_data][recurring][interval_count]': '12', 'billing_cycle_anchor[type]': 'now' },
  });
  expect(made.status).toBe(200);
  await letPass(journey, 1 / 1440);
  await standing(journey, gift, (row) => String(row['amount_minor']) === '12000');
  const before = await look();
  const door = await freshDoor(journey, email);
  expect((await browser.open(door)).text).toContain('€120 a year');
  const words = 'This gift was set up elsewhere in a way that cannot be changed here. You can stop it here.';
  const wishes: [string, Record<string, string>][] = [
    ['pause', { months: '3' }],
    ['amount', { amount: '13' }],
    ['day', { day: '7', month: '3' }],
    ['frequency', { amount: '10', to: 'monthly', when: 'period-end' }],
  ];
  for (const [wish, fields] of wishes) expect(await browser.change(door, gift, wish, fields)).toContain(words);
  expect(await look()).toEqual(before);
  expect(await browser.change(door, gift, 'end')).toContain('done=end');
  await standing(journey, gift, (row) => row['cancel_at'] !== null);
  expect((await subscriptionOf(journey, gift))['cancel_at']).toEqual(expect.any(Date));
});
