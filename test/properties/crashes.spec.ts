import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import { lifeOfSeven } from '../histories/one-life';
import type { History } from '../histories/history';
import { Tellings } from '../histories/tellings';
import { CutConnection, type Cut } from './cut-connection';

const CUTS: readonly Cut[] = ['before it was sent', 'after it was done'];

describe('when the connection is cut at a statement, and the events are taken again', () => {
  const connection = new CutConnection();
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterEach(() => connection.disarm());
  afterAll(() => listener.stop());

  /** @returns what is known in the end, and how many statements there were */
  const toldWithCut = async (history: History, at: number, cut: Cut, batchSize: number) => {
    let statements = 0;
    const state = await listener.told(history, async (telling, rows) => {
      connection.arm(at, cut);
      // A worker that cannot even note its failure dies; the lease runs out, and another takes the event.
      await telling.process(rows, batchSize).catch(() => undefined);
      statements = connection.statements;
      connection.disarm();
      await telling.process(rows, batchSize);
    });
    return { state, statements };
  };

  it.each(CUTS)(
    'every statement of one life, cut %s: nothing is lost and nothing doubled',
    async (cut) => {
      const history = await lifeOfSeven();
      expect(history.events.length + history.pages.length).toBe(7);
      const calm = await toldWithCut(history, Infinity, cut, 1);
      for (let at = 1; at <= calm.statements; at++) {
        expect((await toldWithCut(history, at, cut, 1)).state).toBe(calm.state);
        expect(connection.wasCut).toBe(true);
      }
    },
    PATIENCE_MS,
  );

  it(
    'one statement of any history: nothing is lost and nothing doubled',
    () =>
      forAllHistories(async (history, chance) => {
        const cut = CUTS[chance.below(2)] as Cut;
        const batchSize = 1 + chance.below(6);
        const calm = await toldWithCut(history, Infinity, cut, batchSize);
        const { state } = await toldWithCut(history, 1 + chance.below(calm.statements), cut, batchSize);
        expect(state).toBe(calm.state);
      }, 0.25),
    PATIENCE_MS,
  );
});
