import type { InboxRow } from '../../src/events/inbox/inbox-writer';
import { beforeBasil } from '../histories/before-basil';
import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import type { History } from '../histories/history';
import { remembered } from '../histories/remembered';
import { settleWhatIsAmbiguous } from '../histories/settle';
import { Telling } from '../histories/telling';
import { Tellings } from '../histories/tellings';

// The older payloads are made from Stripe's changelog, not recorded: nothing here proves that Stripe ever sent them.
describe('a history made over into the shapes before 2025-03-31.basil', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  /** What an invoice payment was called before there were any is no part of the comparison. */
  const toldAs = async (history: History, rowsOf: (telling: Telling) => Promise<InboxRow[]>) => {
    const telling = new Telling(listener.app, history);
    await telling.begin();
    await telling.tell(await rowsOf(telling), 20);
    await settleWhatIsAmbiguous(telling);
    return remembered(telling, { except: ['invoice_payments'] });
  };

  /** An older invoice named the PaymentIntent of every try; today only that of the one which paid is told by itself. */
  const today = (history: History) =>
    toldAs(history, async (telling) => [
      ...(await telling.everything()),
      ...(await telling.answers(history.objects.filter(isPayment))),
    ]);

  it(
    'leads to the same state and the same ledger as in the shapes of today',
    () =>
      forAllHistories(async (history, chance) => {
        const older = await toldAs(beforeBasil(history), (telling) =>
          telling.everything().then((rows) => chance.shuffled(rows)),
        );
        expect(older).toBe(await today(history));
      }, SHARE),
    PATIENCE_MS,
  );

  it(
    'leads there too when the endpoint is moved to the new version in the middle',
    () =>
      forAllHistories(async (history, chance) => {
        const moved = chance.below(history.events.length);
        const older = new Map(beforeBasil(history).events.map((event) => [idOf(event), event]));
        const events = history.events.map((event, place) =>
          place < moved ? (older.get(idOf(event)) ?? event) : event,
        );
        const both = { ...history, events };
        const mixed = await toldAs(both, async (telling) =>
          chance.shuffled([
            ...(await telling.everything()),
            ...(await telling.answers(history.objects.filter(isPayment))),
          ]),
        );
        expect(mixed).toBe(await today(history));
      }, SHARE),
    PATIENCE_MS,
  );
});

const SHARE = 0.25;

function isPayment(object: string): boolean {
  return object.includes('"objectType":"invoice_payment"');
}

function idOf(event: string): string {
  return (JSON.parse(event) as { id: string }).id;
}
