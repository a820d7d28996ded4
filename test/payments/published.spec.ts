import fc from 'fast-check';
import { published, type DayOfGifts } from '../../src/payments/campaigns/published';

const LEAST = 5;

const histories = fc
  .array(fc.record({ gifts: fc.nat(12), netMinor: fc.bigInt(-50_000n, 500_000n) }), { maxLength: 40 })
  .map((days) => days.map((day, at): DayOfGifts => ({ ...day, day: `2027-${String(100 + at)}` })));

/** What a watcher sees, looking every day. */
function seen(history: readonly DayOfGifts[]) {
  return history.map((_, at) => published(history.slice(0, at + 1), LEAST));
}

it('whoever looks every day never sees fewer than so many gifts arrive at once', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const looks = [{ gifts: 0, netMinor: 0n, upTo: undefined }, ...seen(history)];
      for (const [at, look] of looks.entries()) {
        const more = look.gifts - (looks[at - 1] ?? look).gifts;
        expect(more === 0 || more >= LEAST).toBe(true);
        expect(more > 0 || look.netMinor === (looks[at - 1] ?? look).netMinor).toBe(true);
      }
    }),
  );
});

it('what is shown is what came in up to a day, to the minor unit, and leaves out fewer than so many gifts', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { gifts, netMinor, upTo } = published(history, LEAST);
      const counted = history.filter(({ day }) => upTo !== undefined && day <= upTo);
      expect(gifts).toBe(counted.reduce((sum, day) => sum + day.gifts, 0));
      expect(netMinor).toBe(counted.reduce((sum, day) => sum + day.netMinor, 0n));
      expect(history.reduce((sum, day) => sum + day.gifts, 0) - gifts).toBeLessThan(LEAST);
    }),
  );
});

it('a figure that was shown stays that of its day, whatever comes later', () => {
  fc.assert(
    fc.property(histories, histories, (history, later) => {
      const before = seen(history);
      expect(seen([...history, ...later]).slice(0, history.length)).toEqual(before);
    }),
  );
});
