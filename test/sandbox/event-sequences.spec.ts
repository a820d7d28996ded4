import sequences from './event-sequences.json';
import { Shop, sessionFor } from './shop';

interface Given {
  mode: string;
  customer: string;
  pay: Record<string, string>;
  authentication?: string;
  settle?: string;
}

/** What the sandbox emits is held against what was seen, as multisets: nobody may rely on the order. */
describe('events of a payment', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  test.each(sequences)('$proof: $title', async ({ given, events, alsoSent }) => {
    const seen = await eventsOf(given as unknown as Given);
    expect(seen.toSorted()).toEqual([...events, ...alsoSent.map(({ type }) => type)].toSorted());
  });

  async function eventsOf({ mode, customer, pay, authentication, settle }: Given): Promise<string[]> {
    const existing =
      customer === 'existing' ? await shop.stripe.customers.create({ email: 'ada@reader.example' }) : undefined;
    const session = await shop.stripe.checkout.sessions.create({
      ...sessionFor(mode, 'eur', 1000),
      ...(existing && { customer: existing.id }),
    });
    const before = shop.traffic.eventTypes.length;
    await shop.pay(session.url!, pay);
    if (authentication) await shop.pay(`${session.url}/authentication`, { outcome: authentication });
    if (settle) await shop.control('POST', 'bank-debits/settle', {});
    // What comes later is in the diary, due at once: an hour on the clock brings all of it.
    await shop.control('POST', 'clock/advance', { seconds: 3600 });
    return shop.traffic.eventTypes.slice(before);
  }
});
