import sequences from './event-sequences.json';
import { testSequences, type Sequence } from './sequences-emitted';
import { Shop, sessionFor } from './shop';

interface Given {
  readonly mode: string;
  readonly customer: string;
  readonly pay: Record<string, string>;
  readonly authentication?: string;
  readonly settle?: string;
}

describe('events of a payment', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  testSequences(sequences as unknown as Sequence<Given>[], async ({ mode, customer, pay, authentication, settle }) => {
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
  });
});
