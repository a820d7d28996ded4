import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { blockHashSql, GENESIS } from './block-hash';

export interface LedgerFinding {
  /** The block it is about; null where it is not about one. */
  readonly block: string | null;
  readonly fault: string;
}

export interface LedgerVerdict {
  readonly blocks: number;
  readonly sealedTransactions: number;
  /** Posted since the last block. */
  readonly unsealedTransactions: number;
  /** Hex; of the last block. Written down elsewhere, it proves everything up to it. */
  readonly headHash: string | null;
  readonly findings: readonly LedgerFinding[];
}

/** Reads the whole ledger again and says whether anything in it was changed, left out or slipped in. */
@Injectable()
export class LedgerVerifier {
  constructor(private readonly dataSource: DataSource) {}

  /** @param progress is told how many blocks of how many were read */
  async verify(progress: (done: number, total: number) => void = () => undefined): Promise<LedgerVerdict> {
    const [totals]: Totals[] = await this.dataSource.query(TOTALS);
    if (totals === undefined) throw new Error('The ledger could not be counted');
    const findings: LedgerFinding[] = [];
    for (let after = '0', done = 0; ;) {
      const rows: CheckedBlock[] = await this.dataSource.query(CHECK, [after, BLOCKS_AT_ONCE]);
      if (rows.length === 0) break;
      for (const row of rows) findings.push(...faultsOf(row));
      after = rows.at(-1)?.number ?? after;
      progress((done += rows.length), Number(totals.blocks));
    }
    const strays: { fault: string }[] = await this.dataSource.query(STRAYS);
    return {
      blocks: Number(totals.blocks),
      sealedTransactions: Number(totals.sealed),
      unsealedTransactions: Number(totals.unsealed),
      headHash: totals.head,
      findings: [...findings, ...strays.map(({ fault }) => ({ block: null, fault }))],
    };
  }
}

interface Totals {
  readonly blocks: string;
  readonly sealed: string;
  readonly unsealed: string;
  readonly head: string | null;
}

interface CheckedBlock {
  readonly number: string;
  readonly hash_is_right: boolean;
  readonly follows: boolean;
  readonly count_is_right: boolean;
}

function faultsOf(block: CheckedBlock): LedgerFinding[] {
  const faults = [
    ...(block.hash_is_right ? [] : ['its transactions are not those that were sealed']),
    ...(block.follows ? [] : ['it does not follow the block before it']),
    ...(block.count_is_right ? [] : ['it has not as many transactions as were sealed']),
  ];
  return faults.map((fault) => ({ block: block.number, fault }));
}

/** Each is hashed whole inside PostgreSQL, so this bounds neither side's memory, only how often progress is told. */
const BLOCKS_AT_ONCE = 20;

const TOTALS = `
  select count(*) as blocks, coalesce(sum(transaction_count), 0) as sealed,
    (select count(*) from ledger_unsealed) as unsealed,
    encode((select hash from ledger_blocks order by number desc limit 1), 'hex') as head
  from ledger_blocks`;

const CHECK = `
  select b.number::text, b.hash = (${blockHashSql('b.members', 'b.previous_hash')}) as hash_is_right,
    b.previous_hash = coalesce((select hash from ledger_blocks p where p.number = b.number - 1),
      case when b.number = 1 then ${GENESIS} end, ''::bytea) as follows,
    b.transaction_count = (
      select count(*) from unnest(b.members) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
    ) as count_is_right
  from ledger_blocks b where b.number > $1 order by b.number limit $2`;

/** What the chain itself cannot tell: transactions that do not add up, or that no block and no waiting list has. */
const STRAYS = `
  (select 'transaction ' || transaction_id || ' does not sum to zero in ' || currency as fault
  from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0 limit 100)
  union all
  (select 'transaction ' || t.id || ' is in no block and not waiting for one' from ledger_transactions t
  where not exists (select from ledger_unsealed u where u.transaction_id = t.id)
    and not exists (select from (
      select range_agg(member) as members from ledger_blocks, unnest(members) as member) sealed where sealed.members @> t.id)
  limit 100)
  union all
  (select 'a transaction is in two blocks' from ledger_blocks
  having sum(transaction_count) <> (
    select coalesce(sum(upper(ids) - lower(ids)), 0) from (
      select unnest(range_agg(member)) as ids from ledger_blocks, unnest(members) as member) distinct_members))`;
