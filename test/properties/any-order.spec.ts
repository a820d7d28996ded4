import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import { Tellings } from '../histories/tellings';
import { twins } from '../histories/twins';

describe('whatever happens to gifts, the same state and the same ledger come', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  it(
    'of any order, one by one or many at a time',
    () =>
      forAllHistories(async (history, chance) => {
        const batchSize = chance.below(2) * chance.below(20) + 1;
        const shuffled = await listener.told(history, (telling, rows) =>
          telling.process(chance.shuffled(rows), batchSize),
        );
        expect(shuffled).toBe(await listener.inOrder(history));
      }),
    PATIENCE_MS,
  );

  it(
    'when events come several times, under one id or under two, and several workers take them at once',
    () =>
      forAllHistories(async (history, chance) => {
        const crowded = await listener.told(history, async (telling, rows) => {
          const doubled = await telling.events(twins(chance.some(history.events)));
          await telling.store(doubled);
          const all = chance.shuffled([...rows, ...doubled, ...chance.some(rows)]);
          const shareOf = (place: number) => all.filter((_row, index) => index % WORKERS === place);
          await telling.processAtOnce(
            Array.from({ length: WORKERS }, (_, place) => shareOf(place)),
            5,
          );
        });
        expect(crowded).toBe(await listener.inOrder(history));
      }),
    PATIENCE_MS,
  );
});

const WORKERS = 3;
