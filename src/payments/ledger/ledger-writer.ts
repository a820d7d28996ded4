import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { prepared } from '../../infrastructure/database/prepared';
import type { Account } from './accounts';
import { difference, type Booked, type NewTransaction } from './difference';
import type { Posting } from './postings/posting';

/** Makes the ledger say what the facts want, by adding to it. */
@Injectable()
export class LedgerWriter {
  constructor(private readonly clock: Clock) {}

  /** @returns the keys under which something was written */
  async post(manager: EntityManager, wanted: readonly Posting[]): Promise<string[]> {
    if (wanted.length === 0) return [];
    const booked = await bookedUnder(
      manager,
      wanted.map(({ key }) => key),
    );
    const missing = difference(wanted, booked);
    if (missing.length > 0) {
      const rows = missing.map((transaction) => asRow(transaction, this.clock.now()));
      await prepared(manager, INSERT, [JSON.stringify(rows)]);
    }
    return missing.map(({ key }) => key);
  }
}

async function bookedUnder(manager: EntityManager, keys: readonly string[]): Promise<Map<string, Booked>> {
  const rows = await prepared<BookedRow>(manager, BOOKED, [keys]);
  return new Map(
    rows.map(({ key, revision, first_id, entries }) => [
      key,
      {
        ...{ key, revision, firstId: first_id },
        entries: entries.map(([account, currency, amount]) => ({ account, currency, amountMinor: BigInt(amount) })),
      },
    ]),
  );
}

interface BookedRow {
  readonly key: string;
  readonly revision: number;
  readonly first_id: string;
  readonly entries: readonly [Account, string, string][];
}

/** Amounts travel as text: JSON knows no int8. */
const BOOKED = `
  select t.key, max(t.revision) as revision, min(t.id)::text as first_id,
    json_agg(json_build_array(e.account, e.currency, e.amount_minor::text)) as entries
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.key = any($1) group by t.key`;

function asRow(transaction: NewTransaction, postedAt: Date): object {
  return {
    key: transaction.key,
    revision: transaction.revision,
    corrects: transaction.corrects,
    stripe_id: transaction.stripeId,
    balance_transaction_id: transaction.balanceTransactionId,
    contribution_id: transaction.contributionId,
    occurred_at: transaction.occurredAt,
    posted_at: postedAt,
    entries: transaction.entries.map(({ account, currency, amountMinor }, index) => ({
      ...{ line: index + 1, account, currency, amount_minor: amountMinor.toString() },
    })),
  };
}

/** All transactions and their entries in one statement; a key is given at most once. */
const INSERT = `
  with given as (
    select * from json_to_recordset($1) as t(
      key text, revision integer, corrects bigint, stripe_id text, balance_transaction_id text, contribution_id uuid,
      occurred_at timestamptz, posted_at timestamptz, entries json)
  ), written as (
    insert into ledger_transactions
      (key, revision, corrects, stripe_id, balance_transaction_id, contribution_id, occurred_at, posted_at)
    select key, revision, corrects, stripe_id, balance_transaction_id, contribution_id, occurred_at, posted_at from given
    returning id, key
  )
  insert into ledger_entries (transaction_id, line, account, currency, amount_minor)
  select written.id, e.line, e.account, e.currency, e.amount_minor
  from written join given using (key)
    cross join json_to_recordset(given.entries) as e(line smallint, account text, currency text, amount_minor bigint)`;
