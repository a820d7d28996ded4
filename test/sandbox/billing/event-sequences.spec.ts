import { testSequences, type Sequence } from '../sequences-emitted';
import { Shop } from '../shop';
import sequences from './event-sequences.json';
import { DAY, advanceTo, periodEnd, standingGift } from './standing-gift';

interface Given {
  readonly pay: Record<string, string>;
  readonly outcome?: string;
  readonly settle?: string;
  readonly update?: object;
}

/** From the first payment's end to a day into the next period. */
describe('events of a period', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  testSequences(sequences as unknown as Sequence<Given>[], async ({ pay, outcome, settle, update }) => {
    // An account of its own: gifts of other cases would be renewed along with it.
    await shop.control('POST', 'reset');
    const gift = await standingGift(shop, pay);
    if (settle) await shop.control('POST', 'bank-debits/settle', {});
    await shop.control('POST', 'clock/advance', { seconds: 60 });
    const before = shop.traffic.eventTypes.length;
    if (update) await shop.stripe.subscriptions.update(gift.id, update);
    if (outcome) await shop.control('POST', 'charges/outcomes', { subscription: gift.id, outcome });
    await advanceTo(shop, periodEnd(gift) + DAY);
    if (settle) await shop.control('POST', 'bank-debits/settle', {});
    await shop.control('POST', 'clock/advance', { seconds: 60 });
    return shop.traffic.eventTypes.slice(before);
  });
});
