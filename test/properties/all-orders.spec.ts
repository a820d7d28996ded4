import type { InboxRow } from '../../src/events/inbox/inbox-writer';
import { IS_LONG, PATIENCE_MS } from '../histories/for-all-histories';
import { lifeOfSeven } from '../histories/one-life';
import { remembered } from '../histories/remembered';
import { Telling } from '../histories/telling';
import { Tellings } from '../histories/tellings';
import { rehearse, type Rehearsal } from '../histories/within-one-transaction';

describe('the seven things told of a gift of which half was given back', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  it(
    'lead to the same state in all orders that begin with one of the first two; the long run looks at all 5,040',
    async () => {
      const history = await lifeOfSeven();
      const reference = await listener.inOrder(history);
      const telling = new Telling(listener.app, history);
      await telling.begin();
      const rows = await telling.everything();
      await telling.store(rows);
      let orders = 0;
      const check = async (rehearsal: Rehearsal) => {
        orders++;
        expect(await remembered(telling, { within: rehearsal.manager })).toBe(reference);
        // The ledger's sums are checked at commit, and none comes.
        await rehearsal.manager.query('set constraints all immediate');
        await rehearsal.manager.query('set constraints all deferred');
      };
      // Each beginning by itself: one transaction would have to remember too much that was taken back, and other tests
      // cannot seal their ledgers while it is under way.
      const beginnings = IS_LONG ? rows : rows.slice(0, 2);
      for (const first of beginnings)
        for (const second of without(rows, first))
          await rehearse(listener.app, async (rehearsal) => {
            await rehearsal.process(first);
            await rehearsal.process(second);
            await inAllOrders(rehearsal, without(without(rows, first), second), () => check(rehearsal));
          });
      expect(orders).toBe(beginnings.length * 720);
    },
    PATIENCE_MS,
  );
});

/** Orders that begin alike share their beginning: it is told once, and what followed is taken back. */
async function inAllOrders(rehearsal: Rehearsal, left: readonly InboxRow[], atTheEnd: () => Promise<void>) {
  if (left.length === 0) return atTheEnd();
  for (const next of left)
    await rehearsal.takenBack(async () => {
      await rehearsal.process(next);
      await inAllOrders(rehearsal, without(left, next), atTheEnd);
    });
}

function without(rows: readonly InboxRow[], one: InboxRow): InboxRow[] {
  return rows.filter((row) => row !== one);
}
