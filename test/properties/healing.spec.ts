import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import { remembered } from '../histories/remembered';
import { settleWhatIsAmbiguous } from '../histories/settle';
import { Telling } from '../histories/telling';
import { Tellings } from '../histories/tellings';

describe('what was lost', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  it(
    'on its way to us heals with the list of events and the pages of balance transactions',
    () =>
      forAllHistories(async (history, chance) => {
        const telling = new Telling(listener.app, history);
        await telling.begin();
        await telling.tell(chance.shuffled(await telling.events(chance.some(history.events))), 5);
        await telling.tell(await telling.events([...history.events].reverse(), 'listed'), 20);
        await telling.tell(await telling.answers(history.pages), 20);
        await settleWhatIsAmbiguous(telling);
        expect(await remembered(telling)).toBe(await listener.inOrder(history));
      }),
    PATIENCE_MS,
  );

  it(
    'because Stripe never made the event heals with the objects themselves, all but an address and a reason',
    () =>
      forAllHistories(async (history, chance) => {
        const telling = new Telling(listener.app, history);
        await telling.begin();
        const lost = new Set(chance.some(history.events.filter((event) => !WARNINGS.test(event))));
        const told = await telling.events(history.events.filter((event) => !lost.has(event)));
        const asked = await telling.answers([...history.pages, ...history.objects]);
        await telling.tell(chance.shuffled([...told, ...asked]), 1 + chance.below(20));
        const reference = await listener.tell(history, async (each, rows) => {
          await each.process(rows, 20);
          await each.tell(await each.answers(history.objects), 20);
        });
        const compare = { except: ['donor', 'session state', 'failed tries'] } as const;
        expect(await remembered(telling, compare)).toBe(await remembered(reference, compare));
      }),
    PATIENCE_MS,
  );
});

/** Nothing names a fraud warning but its own events, and nothing that is booked hangs on it. */
const WARNINGS = /"type":"radar\./;
