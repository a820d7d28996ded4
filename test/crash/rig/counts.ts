import { eventually } from '../../support/journey';
import { query } from '../../support/query';
import type { CrashRig } from './crash-rig';
import { deliveries, listAtStripe } from './stripes-word';

/** How far things have come, by numbers of rows and by Stripe's own word. */
export type Counts = Record<(typeof COUNTED)[number], number>;

const COUNTED = [
  ...['pledges', 'pages', 'openPages', 'due', 'claimed', 'done', 'asked', 'evidence', 'posted', 'blocks', 'unsealed'],
  ...['pagesAtStripe', 'answered', 'storedUnanswered'],
] as const;

/** What some of them must be, beside what they were. */
export type Seen = { readonly [name in keyof Counts]?: 'none' | 'some' | 'more' | 'as before' };

/** Waits until it is so: others are still on their way. */
export async function expectSeen(rig: CrashRig, before: Counts, seen: Seen): Promise<void> {
  const asked = Object.keys(seen) as (keyof Counts)[];
  const words = async (): Promise<Seen> => {
    const now = await count(rig);
    return Object.fromEntries(asked.map((name) => [name, wordFor(now[name], before[name], seen[name])]));
  };
  const found = await eventually(words, (each) => asked.every((name) => each[name] === seen[name]));
  expect(found).toEqual(seen);
}

/** The word expected, where it is true; else another that is. */
function wordFor(now: number, before: number, expected: Seen[keyof Counts]): Seen[keyof Counts] {
  const isSo = { none: now === 0, some: now > 0, more: now > before, 'as before': now === before };
  if (expected !== undefined && isSo[expected]) return expected;
  return now > before ? 'more' : now === before ? 'as before' : now > 0 ? 'some' : 'none';
}

export async function count(rig: CrashRig): Promise<Counts> {
  const [rows] = await query<Counts & { stored: number }>(rig.database.url, ROWS);
  if (rows === undefined) throw new Error('The rows could not be counted');
  const { stored, ...counts } = rows;
  const answered = await deliveries(rig, 'succeeded');
  const pagesAtStripe = (await listAtStripe(rig, '/v1/checkout/sessions')).length;
  return { ...counts, pagesAtStripe, answered, storedUnanswered: stored - answered };
}

const ROWS = `
  select (select count(*) from contributions)::int as pledges,
    (select count(*) from checkout_sessions)::int as pages,
    (select count(*) from checkout_sessions where url is not null)::int as "openPages",
    count(*) filter (where state = 'due')::int as due,
    -- leased for ten seconds
    count(*) filter (where state = 'due' and due_at > clock_timestamp() + interval '1 second')::int as claimed,
    count(*) filter (where state = 'done')::int as done,
    count(*) filter (where source = 'webhook')::int as stored,
    count(*) filter (where source = 'fetched')::int as evidence,
    (select count(*) from stripe_fetches)::int as asked,
    (select count(*) from ledger_transactions)::int as posted,
    (select count(*) from ledger_blocks)::int as blocks,
    (select count(*) from ledger_unsealed)::int as unsealed
  from stripe_events`;
