import { later } from '../../src/foundation/calendar/local-days';
import { forAllHistories, PATIENCE_MS, type Chance } from '../histories/for-all-histories';
import { Tellings } from '../histories/tellings';
import { add, Replay, withoutZeros, type Figures } from '../reports/replay';
import { readReport, sealAll, sumAll, type ReadReport } from '../support/reports';
import { closed, donorsIn, donorsNow, leftOf, openedAndMoved, tellWhy, tooFewTold, whyLeft } from './recurring-donors';

const ZONES = ['Europe/Amsterdam', 'UTC', 'America/St_Johns', 'Pacific/Kiritimati'];
const WHOLE = { from: '2025-01-01', to: '2027-06-01' };
const SUMMED = ['charges', 'refunds', 'disputes', 'reversals', 'fees', 'other', 'payouts'];

describe('whatever happens to gifts, and in whatever order it is told', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  const read = (name: string, query: Record<string, string>) => readReport(listener.app, name, query);

  it(
    'reports are what the ledger comes to line by line, and tie to each other',
    () =>
      forAllHistories(async (history, chance) => {
        await listener.tell(history, (telling, rows) => telling.process(chance.shuffled(rows), 5));
        await tellWhy(listener.app, chance);
        await sealAll(listener.app, 1 + chance.below(12));
        if (chance.below(2) === 0) await sumAll(listener.app, 1 + chance.below(40));
        for (const [found, wanted] of await pairs(ZONES[chance.below(ZONES.length)] ?? 'UTC', chance))
          expect(found).toEqual(wanted);
      }, SHARE),
    PATIENCE_MS,
  );

  /** What has to be alike: two ways to the same figures. */
  async function pairs(zone: string, chance: Chance): Promise<(readonly [found: unknown, wanted: unknown])[]> {
    const split = later(WHOLE.from, { days: 1 + chance.below(880) });
    const interval = { ...WHOLE, zone };
    const replay = await Replay.of(listener.app, zone);
    const forward = await read('balance-roll-forward', interval);
    const rest = await read('balance-roll-forward', { from: split, to: WHOLE.to, zone });
    const income = await read('income', { from: WHOLE.from, to: split, zone });
    const unsettled = await read('unsettled-balance', { from: WHOLE.from, to: split, zone });
    const until = await read('balance-roll-forward', { from: WHOLE.from, to: split, zone });
    const journal = await read('donation-journal', interval);
    const fees = await read('fees-and-exchange', interval);
    const payouts = payoutsOf(await read('payout-reconciliation', interval));
    const reasons = await read('end-reasons', interval);
    const movements = await read('recurring-movements', interval);
    const donors = await read('recurring-donors', interval);
    return [
      [figuresOf(forward, [...SUMMED, 'closing']), replay.rollForward(WHOLE.from, WHOLE.to)],
      [figuresOf(rest, [...SUMMED, 'closing']), replay.rollForward(split, WHOLE.to)],
      [incomeOf(income), replay.income(WHOLE.from, split)],
      [figuresOf(unsettled, ['net'], 'closing'), figuresOf(until, ['closing'])],
      [grossOf(journal), withoutZeros(donated(forward))],
      [figuresOf(fees, ['fees']), figuresOf(forward, ['fees'])],
      [tooFewTold(reasons), []],
      [whyLeft(reasons), leftOf(movements)],
      [donorsIn(donors), await donorsNow(listener.app)],
      [openedAndMoved(donors), closed(donors)],
      ...payouts.map(({ net, payout }) => [net, payout] as const),
    ];
  }
});

/** Each looks at all that was told before it, too. */
const SHARE = 0.33;

/** Control totals as `column CURRENCY`. */
function figuresOf({ totals }: ReadReport, columns: readonly string[], as?: string): Figures {
  const figures: Figures = {};
  for (const { column, currency, minor } of totals.totals)
    if (columns.includes(column)) add(figures, `${as ?? column} ${currency}`, BigInt(minor));
  return withoutZeros(figures);
}

function incomeOf({ rows }: ReadReport): Figures {
  const figures: Figures = {};
  for (const row of rows)
    for (const column of ['gross', 'refunds', 'disputes', 'fees', 'exchange'])
      add(figures, `${column} ${row['currency']} ${row['frequency']}`, BigInt(row[column] ?? 0));
  return withoutZeros(figures);
}

function grossOf({ rows }: ReadReport): Figures {
  const figures: Figures = {};
  for (const row of rows) add(figures, `gross ${row['currency']}`, BigInt(row['gross'] ?? 0));
  return withoutZeros(figures);
}

function donated(forward: ReadReport): Figures {
  return figuresOf(forward, ['charges', 'refunds', 'disputes', 'reversals'], 'gross');
}

/** Of payouts that are itemised: what their lines come to, and what they are. */
function payoutsOf({ rows }: ReadReport): { net: bigint; payout: bigint }[] {
  const payouts = new Map<string, { net: bigint; payout: bigint }>();
  for (const row of rows.filter(({ itemised }) => itemised === 'itemised')) {
    const { net, payout } = payouts.get(row['payout_id'] ?? '') ?? { net: 0n, payout: 0n };
    payouts.set(row['payout_id'] ?? '', {
      net: net + BigInt(row['net'] ?? 0),
      payout: payout + BigInt(row['payout'] ?? 0),
    });
  }
  return [...payouts.values()];
}
