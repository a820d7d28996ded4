import { DataSource } from 'typeorm';
import { EndWishes } from '../../src/giving/subscriptions/ends/end-wishes';
import type { WishReason } from '../../src/giving/subscriptions/ends/end-wish';
import type { Chance } from '../histories/for-all-histories';
import { add, withoutZeros, type Figures } from '../reports/replay';
import type { RunningApp } from '../support/app';
import type { ReadReport } from '../support/reports';

type Row = ReadReport['rows'][number];

const REASONS: readonly WishReason[] = ['money', 'unhappy', 'other', 'not-said', 'erasure'];

/** Some of the gifts that ended, by somebody's wish and for some reason; some of these for another than was told before. */
export async function tellWhy(app: RunningApp, chance: Chance): Promise<void> {
  const { manager } = app.app.get(DataSource);
  const ended: { subscriptionId: string; askedAt: Date }[] = await manager.query(ENDED);
  for (const gift of chance.some(ended)) {
    const reason = REASONS[chance.below(REASONS.length)] ?? 'other';
    const wish = { ...gift, endsAt: null, by: chance.below(3) === 0 ? 'staff' : 'donor', reason } as const;
    await app.app.get(EndWishes, { strict: false }).told(manager, wish);
  }
}

const ENDED = `
  select stripe_id as "subscriptionId", ended_at - random() * interval '1 hour' as "askedAt" from subscriptions
  where ended_at is not null order by stripe_id`;

const LEFT = ['left_by_choice', 'left_by_failure'];

/** What ended, by reason: added up over all of them. */
export function whyLeft({ rows }: ReadReport): Figures {
  const figures: Figures = {};
  for (const row of rows) {
    const by = row['left_by'] === 'choice' ? 'left_by_choice' : 'left_by_failure';
    add(figures, `${placeOf(row)} ${by}`, BigInt(row['a_year'] ?? 0));
    add(figures, `${placeOf(row)} ${by}_gifts`, BigInt(row['gifts'] ?? 0));
  }
  return withoutZeros(figures);
}

/** The same by movements. */
export function leftOf({ rows }: ReadReport): Figures {
  const figures: Figures = {};
  for (const row of rows)
    for (const column of LEFT.flatMap((each) => [each, `${each}_gifts`]))
      add(figures, `${placeOf(row)} ${column}`, -BigInt(row[column] ?? 0));
  return withoutZeros(figures);
}

/** Lines of an end by choice that name a reason and stand for few. */
export function tooFewTold({ rows }: ReadReport): readonly Row[] {
  return rows.filter(
    (row) => row['left_by'] === 'choice' && row['reason'] !== 'too-few' && Number(row['gifts']) < FEWEST,
  );
}

const FEWEST = 5;

/** Donors when the last month ends. */
export function donorsIn({ rows }: ReadReport): Figures {
  const last = rows
    .map((row) => row['month'] ?? '')
    .sort()
    .at(-1);
  const figures: Figures = {};
  for (const row of rows.filter(({ month }) => month === last))
    add(figures, `${row['currency']} ${row['frequency']}`, BigInt(row['closing'] ?? 0));
  return withoutZeros(figures);
}

/** The same by what is live at Stripe now, and whose it is. */
export async function donorsNow(app: RunningApp): Promise<Figures> {
  const rows: { place: string; donors: string }[] = await app.app.get(DataSource).query(LIVE);
  return Object.fromEntries(rows.map(({ place, donors }) => [place, BigInt(donors)]));
}

const LIVE = `
  select s.currency || ' ' || case "interval" when 'year' then 'annual' else 'monthly' end as place,
    count(distinct coalesce(c.donor_id::text, s.stripe_id)) as donors
  from subscriptions s left join contributions c on c.id = s.contribution_id
  where s.status in ('active', 'trialing', 'past_due') and s.paused_collection is null
  group by 1`;

/** Line by line: what a month opens with and what moves it. */
export function openedAndMoved({ rows }: ReadReport): bigint[] {
  const columns = ['opening', 'new', 'reactivated', 'further', 'resumed', 'moved', 'paused', ...LEFT];
  return rows.map((row) => columns.reduce((sum, column) => sum + BigInt(row[column] ?? 0), 0n));
}

export function closed({ rows }: ReadReport): bigint[] {
  return rows.map((row) => BigInt(row['closing'] ?? 0));
}

function placeOf(row: Row): string {
  return `${row['month']} ${row['currency']} ${row['frequency']}`;
}
