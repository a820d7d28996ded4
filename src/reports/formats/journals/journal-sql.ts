/**
 * What counts: $1 the block, $2 the zone, $3 and $4 the interval. Transactions of later blocks and those not sealed yet
 * are left out. A payout's arrival is a date of the bank's calendar, kept as midnight in UTC: no zone may move it to the
 * day before. What is late in a closed month counts on the first day of the month that was open then.
 */
const COUNTED = `
  with excluded as materialized (
    select ledger_after($1::bigint) as ids
  ), dated as (
    select t.*, counts.day
    from excluded, ledger_transactions t, lateral ledger_day(t.id, (t.occurred_at at time zone
      case when starts_with(t.key, 'payout_paid:') then 'UTC' else $2::text end)::date, $2::text, $1::bigint) counts
    where not excluded.ids @> t.id
  ), counted as (
    select * from dated where day < $4::date
  )`;

/** What each account held before the interval and what it came to in it; only accounts that anything was booked to. */
export const BALANCES = `${COUNTED}
  select e.account, e.currency, coalesce(sum(e.amount_minor) filter (where c.day < $3::date), 0)::text as before,
    coalesce(sum(e.amount_minor) filter (where c.day >= $3::date), 0)::text as inside
  from counted c join ledger_entries e on e.transaction_id = c.id
  group by e.account, e.currency order by e.account collate "C", e.currency collate "C"`;

/** One row for each entry, each with its transaction. */
export const ENTRIES = `${COUNTED}
  select c.id::text, to_char(c.day, 'YYYY-MM-DD') as day, c.key, c.revision, c.corrects::text, c.stripe_id,
    c.balance_transaction_id, c.contribution_id::text, to_char(c.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as occurred_at,
    e.account, e.currency, e.amount_minor::text as minor
  from counted c join ledger_entries e on e.transaction_id = c.id
  where c.day >= $3::date order by c.day, c.id, e.line`;

/** What each of the accounts $5 held at the end of each day on which it moved. Added up here, apart from the entries. */
export const CLOSINGS = `${COUNTED}, moved as (
    select c.day, e.account, e.currency, sum(e.amount_minor) as minor
    from counted c join ledger_entries e on e.transaction_id = c.id
    where e.account = any($5::text[]) group by c.day, e.account, e.currency
  ), standing as (
    select day, account, currency, sum(minor) over (partition by account, currency order by day) as minor from moved
  )
  select to_char(day, 'YYYY-MM-DD') as day, account, currency, minor::text from standing
  where day >= $3::date order by standing.day, account collate "C", currency collate "C"`;

export interface BalanceRow {
  readonly account: string;
  readonly currency: string;
  readonly before: string;
  readonly inside: string;
}

export interface EntryRow {
  readonly id: string;
  readonly day: string;
  readonly key: string;
  readonly revision: number;
  readonly corrects: string | null;
  readonly stripe_id: string;
  readonly balance_transaction_id: string | null;
  readonly contribution_id: string | null;
  readonly occurred_at: string;
  readonly account: string;
  readonly currency: string;
  readonly minor: string;
}

export interface ClosingRow {
  readonly day: string;
  readonly account: string;
  readonly currency: string;
  readonly minor: string;
}
