import { Chance } from '../histories/for-all-histories';
import type { Life } from '../histories/life';
import { live } from '../histories/live';
import { Tellings } from '../histories/tellings';

/** Lives found among ten thousand that once ended otherwise in another order, as small as they could be made. */
const FOUND: readonly (readonly [fault: string, life: Life])[] = [
  [
    'what was set aside and let go, whose letting go failed: told of its failing alone, it was taken for a gift given back',
    {
      settings: { payouts: { interval: 'manual', delayDays: 0, arrivalDays: 0 }, retryAfterDays: [] },
      roundedToSeconds: 1,
      gifts: [{ frequency: 'monthly', currency: 'eur', amountMinor: 1000, receipt: false, tries: ['pays'] }],
      steps: [
        { kind: 'held_charge', which: 1, percent: 100, afterSeconds: 0 },
        { kind: 'held_charge_taken', which: 0, percent: 100, afterSeconds: 0 },
        { kind: 'refund', which: 0, percent: 100, afterSeconds: 260_000 },
        { kind: 'refund_in_dashboard', which: 0, percent: 100, afterSeconds: 0 },
        { kind: 'refund_fails', which: 0, percent: 100, afterSeconds: 0 },
        { kind: 'cancel_at_period_end', which: 0, percent: 100, afterSeconds: 0 },
      ],
      end: 'settled',
    },
  ],
];

describe('a life that was found out once', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  it.each(FOUND)(
    '%s',
    async (_fault, life) => {
      const history = await live(life);
      const inOrder = await listener.inOrder(history);
      for (let order = 0; order < ORDERS; order++) {
        const chance = new Chance(order);
        const told = await listener.told(history, (telling, rows) => telling.process(chance.shuffled(rows), 1));
        expect(told).toBe(inOrder);
      }
    },
    120_000,
  );
});

const ORDERS = 12;
