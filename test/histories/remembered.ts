import { DataSource, type EntityManager } from 'typeorm';
import { OVERTAKEN } from '../../src/letters/sending/due-letters-sql';
import { prepared } from '../../src/infrastructure/database/prepared';
import type { Telling } from './telling';

export interface WhatToCompare {
  /** The transaction that knows it; else it is what was committed. */
  readonly within?: EntityManager;
  /** What no longer can be the same: tables, `donor` (the address was there once), `session state`,
   * `failed tries`: letters about tries of which only the event told. */
  readonly except?: readonly ('invoice_payments' | 'donor' | 'session state' | 'failed tries')[];
}

/** Everything that is derived from what was told, in the history's own names, one fact a line. */
export async function remembered(telling: Telling, { except = [], within }: WhatToCompare = {}): Promise<string> {
  const ids = idsIn(telling);
  const parts = Object.entries(QUERIES).filter(([name]) => !(except as readonly string[]).includes(name));
  const sql = parts.map(([name, query]) => `select '${name} ' || line from (${query}) as ${name}_lines(line)`);
  const everything = `select line from (${sql.join('\nunion all ')}) as everything(line)`;
  const ask = (manager: EntityManager) => prepared<{ line: string }>(manager, everything, [ids.stripe, ids.ours]);
  const rows = await (within === undefined ? telling.app.app.get(DataSource).transaction(ask) : ask(within));
  return rows
    .map(({ line }) => telling.original(except.includes('donor') ? line.replace(DONOR, '') : line))
    .filter((line) => !except.includes('failed tries') || !line.startsWith('letters payment-failed '))
    .map((line) => (except.includes('session state') ? line.replace(FAILED_OR_UNPAID, 'complete-unpaid') : line))
    .sort()
    .join('\n');
}

/** Whose gift it is, and what it resembles among the gifts of that donor. */
const DONOR = /, "(donor_id|possible_duplicate_of)": [^,}]+/g;
/** A page whose debit failed is said to be failed by one event alone; asked for, it is merely unpaid. */
const FAILED_OR_UNPAID = /complete-failed/;

/** All ids of one telling: those of Stripe's objects, and ours. */
function idsIn(telling: Telling): { stripe: string[]; ours: string[] } {
  const { history } = telling;
  const text = [
    ...history.rows.map(({ json }) => json),
    ...history.events,
    ...history.pages,
    ...history.objects,
  ].join();
  const found =
    text.match(/\b[a-z]+(?:_[a-z]+)*_\d{4}[0-9a-f]{8}\b|\b[0-9a-f]{8}-0000-4000-8000-[0-9a-f]{12}\b/g) ?? [];
  const names = [...new Set(found)].map((id) => telling.named(id));
  return { stripe: names.filter((id) => id.includes('_')), ours: names.filter((id) => !id.includes('_')) };
}

const FACTS = ['charges', 'payment_intents', 'invoices', 'invoice_payments', 'subscriptions', 'refunds', 'disputes'];
const MORE_FACTS = ['payouts', 'balance_transactions', 'early_fraud_warnings'];

/** $1 are Stripe's ids, $2 ours. Revisions of a key may differ, and so may the path to a state; sums and states may not. */
const QUERIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...FACTS, ...MORE_FACTS].map((table) => [
      table,
      `select to_jsonb(t)::text from ${table} t where stripe_id = any($1)`,
    ]),
  ),
  contributions: `
    select (to_jsonb(c) || jsonb_build_object('donor_id', c.donor_id is not null))::text
    from contributions c where id = any($2::uuid[])`,
  checkout_sessions: `select to_jsonb(s)::text from checkout_sessions s where contribution_id = any($2::uuid[])`,
  ledger: `
    select concat_ws(' ', t.key, e.account, e.currency, sum(e.amount_minor), max(t.occurred_at),
      string_agg(distinct t.contribution_id::text, ','))
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.stripe_id = any($1) group by t.key, e.account, e.currency having sum(e.amount_minor) <> 0`,
  // Those still true at the end. A receipt's number follows from its charge's id, of which every telling has its own.
  letters: `
    select concat_ws(' ', kind, business_id, contribution_id, data - 'number')
    from letters letter where split_part(business_id, ':', 1) = any($1) and not ${OVERTAKEN}`,
  alarms: `select kind || ' ' || subject from alarms where resolved_at is null and subject = any($1)`,
  undone: `select concat_ws(' ', type, state, reason) from stripe_events where state in ('parked', 'due') and event_id = any($1)`,
};
