import { DataSource } from 'typeorm';
import type { InboxRow } from '../../src/events/inbox/inbox-writer';
import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import { PARKED, poison } from '../histories/poison';
import { remembered } from '../histories/remembered';
import { settleWhatIsAmbiguous } from '../histories/settle';
import { strangersOf, withUnknownFields } from '../histories/strangers';
import { Telling } from '../histories/telling';
import { Tellings } from '../histories/tellings';

describe('a history ends the same', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  it(
    'among events of live mode, of another account and of types nobody needs, about the same objects',
    () =>
      forAllHistories(async (history, chance) => {
        const telling = new Telling(listener.app, history);
        await telling.begin();
        const others = OTHERS.flatMap((changes, place) => strangersOf(history.events, place, changes));
        const strangers = await telling.events(chance.some(others));
        await telling.tell(chance.shuffled([...(await telling.everything()), ...strangers]), 20);
        await settleWhatIsAmbiguous(telling);
        expect(await remembered(telling)).toBe(await listener.inOrder(history));
        expect(await statesOf(telling, strangers)).toEqual(strangers.length === 0 ? [] : ['ignored']);
      }, SHARE),
    PATIENCE_MS,
  );

  it(
    'with fields on every level that nobody knows yet',
    () =>
      forAllHistories(async (history) => {
        const newer = { ...history, events: history.events.map(withUnknownFields) };
        const told = await listener.told(newer, (telling, rows) => telling.process(rows, 20));
        expect(told).toBe(await listener.inOrder(history));
      }, SHARE),
    PATIENCE_MS,
  );

  it(
    'among events that nobody can take in, even in one transaction with them, and only those are parked',
    () =>
      forAllHistories(async (history, chance) => {
        const telling = new Telling(listener.app, history);
        await telling.begin();
        const bad = await telling.events(poison());
        await telling.tell(chance.shuffled([...(await telling.everything()), ...bad]), 1 + chance.below(20));
        await settleWhatIsAmbiguous(telling);
        expect(await remembered(telling)).toBe(await listener.inOrder(history));
        expect((await statesOf(telling, telling.stored, 'all')).filter((state) => state === 'parked')).toHaveLength(
          PARKED,
        );
      }, SHARE),
    PATIENCE_MS,
  );
});

const SHARE = 0.25;

const OTHERS: readonly Record<string, string | boolean>[] = [
  { livemode: true },
  { account: 'acct_0001another' },
  { type: 'charge.of_tomorrow' },
];

/** The states of these rows, each once or all of them. */
async function statesOf(telling: Telling, rows: readonly InboxRow[], which: 'distinct' | 'all' = 'distinct') {
  const found: { state: string }[] = await telling.app.app
    .get(DataSource)
    .query(`select ${which} state from stripe_events where event_id = any($1)`, [rows.map(({ eventId }) => eventId)]);
  return found.map(({ state }) => state);
}
