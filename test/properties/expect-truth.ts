import { DataSource } from 'typeorm';
import type { Telling } from '../histories/telling';

/** What we have derived is what is so at Stripe. */
export async function expectTruth(telling: Telling): Promise<void> {
  const { truth } = telling.history;
  expect(await netByDay(telling)).toEqual(truth.netByDay);
  expect(await statuses(telling)).toEqual(truth.statuses);
  expect(await confirmed(telling)).toEqual(truth.paid);
  if (truth.isSettled) expect(await uneven(telling)).toEqual([]);
}

type Row = Readonly<Record<string, string>>;

function rowsOf(telling: Telling, sql: string): Promise<Row[]> {
  return telling.app.app.get(DataSource).query(sql, [telling.run]);
}

/** Every transaction of one telling names an object of it. */
const ENTRIES = `ledger_entries e join ledger_transactions t on t.id = e.transaction_id and t.stripe_id like '%' || $1`;

async function netByDay(telling: Telling): Promise<object> {
  const rows = await rowsOf(
    telling,
    `select to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM-DD') || ' ' || e.currency as place, sum(e.amount_minor)
     from ${ENTRIES} where e.account like 'assets:stripe:%' group by 1 having sum(e.amount_minor) <> 0 order by 1`,
  );
  return Object.fromEntries(rows.map(({ place, sum }) => [place, Number(sum)]));
}

async function statuses(telling: Telling): Promise<object> {
  const rows = await rowsOf(
    telling,
    `select stripe_id, status from subscriptions where stripe_id like '%' || $1
     union all select stripe_id, status from disputes where stripe_id like '%' || $1`,
  );
  return Object.fromEntries(rows.map(({ stripe_id, status }) => [telling.original(stripe_id ?? ''), status]));
}

async function confirmed(telling: Telling): Promise<object> {
  const rows = await rowsOf(telling, `select id, status from contributions where id::text like '%' || $1`);
  return Object.fromEntries(rows.map(({ id, status }) => [telling.original(id ?? ''), status === 'confirmed']));
}

/** Clearing accounts that hold something, though nothing is under way. */
function uneven(telling: Telling): Promise<Row[]> {
  return rowsOf(
    telling,
    `select e.account, e.currency, sum(e.amount_minor) from ${ENTRIES}
     where e.account like 'clearing:%' group by 1, 2 having sum(e.amount_minor) <> 0`,
  );
}
