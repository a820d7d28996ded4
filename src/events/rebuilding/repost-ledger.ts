import type { EntityManager } from 'typeorm';
import type { Account } from '../../payments/ledger/accounts';
import type { LedgerWriter } from '../../payments/ledger/ledger-writer';
import type { Posting } from '../../payments/ledger/postings/posting';
import { liveSchema, SCRATCH_SCHEMA } from './scratch-schema';

/**
 * Brings the books in use to those that were rebuilt, by adding to them: what is missing is posted, what differs is
 * corrected, and what nothing asks for is turned round. @returns the keys under which something was posted
 */
export async function repostLedger(manager: EntityManager, ledger: LedgerWriter): Promise<string[]> {
  const { live } = await liveSchema(manager);
  const rows: DifferingRow[] = await manager.query(DIFFERING.replaceAll('LIVE', live));
  const posted: string[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    posted.push(...(await ledger.post(manager, rows.slice(from, from + AT_ONCE).map(asPosting))));
  return posted;
}

/** One statement of so many is over in well under a second. */
const AT_ONCE = 200;

interface DifferingRow {
  readonly key: string;
  readonly stripe_id: string;
  readonly balance_transaction_id: string | null;
  readonly contribution_id: string | null;
  readonly occurred_at: Date;
  /** Amounts travel as text: JSON knows no int8. */
  readonly entries: readonly [Account, string, string][];
}

function asPosting(row: DifferingRow): Posting {
  return {
    ...{ key: row.key, stripeId: row.stripe_id, balanceTransactionId: row.balance_transaction_id },
    ...{ contributionId: row.contribution_id, occurredAt: row.occurred_at },
    entries: row.entries.map(([account, currency, amount]) => ({ account, currency, amountMinor: BigInt(amount) })),
  };
}

/** Every key whose sums differ, with what should stand under it; no entries where nothing should. */
const DIFFERING = `
  with live_sums as (
    select t.key, e.account, e.currency, sum(e.amount_minor) as minor
    from LIVE.ledger_transactions t join LIVE.ledger_entries e on e.transaction_id = t.id
    group by 1, 2, 3 having sum(e.amount_minor) <> 0
  ), wanted_sums as (
    select t.key, e.account, e.currency, sum(e.amount_minor) as minor
    from ${SCRATCH_SCHEMA}.ledger_transactions t join ${SCRATCH_SCHEMA}.ledger_entries e on e.transaction_id = t.id
    group by 1, 2, 3 having sum(e.amount_minor) <> 0
  ), differing as (
    select distinct key from live_sums l full join wanted_sums s using (key, account, currency)
    where l.minor is distinct from s.minor
  ), described as (
    select distinct on (key) * from (
      select 1 as source, * from ${SCRATCH_SCHEMA}.ledger_transactions where key in (select key from differing)
      union all select 2, * from LIVE.ledger_transactions where key in (select key from differing)) t
    order by key, source, revision desc
  )
  select d.key, d.stripe_id, d.balance_transaction_id, d.contribution_id, d.occurred_at,
    coalesce((select json_agg(json_build_array(account, currency, minor::text) order by account, currency)
      from wanted_sums w where w.key = d.key), '[]') as entries
  from described d order by d.key`;
