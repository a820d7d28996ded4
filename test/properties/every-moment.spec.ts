import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import { remembered } from '../histories/remembered';
import { Tellings } from '../histories/tellings';
import { expectTruth } from './expect-truth';
import { wrongsNow } from './wrongs';

describe('whatever happens to gifts', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  it(
    'no moment sees more income than was captured, or more refunded than that',
    () =>
      forAllHistories(async (history, chance) => {
        await listener.tell(history, async (telling, rows) => {
          for (const row of chance.shuffled(rows)) {
            await telling.process([row]);
            expect(await wrongsNow(telling)).toEqual([]);
          }
        });
      }),
    PATIENCE_MS,
  );

  it(
    'in the end the books say of every day and currency what Stripe says, and nothing is left in between',
    () =>
      forAllHistories(async (history) => {
        const telling = await listener.tell(history, (each, rows) => each.process(rows, 20));
        expect(await remembered(telling)).not.toMatch(/^undone /m);
        await expectTruth(telling);
      }),
    PATIENCE_MS,
  );
});
