import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { blockHashSql, GENESIS } from './block-hash';
import { findStrays } from './strays';

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

/**
 * Reads the whole ledger again and says whether anything in it was changed, left out or slipped in. In steps, each a
 * statement of well under a second: a connection that says nothing for long is given up, however large the ledger is.
 */
@Injectable()
export class LedgerVerifier {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param progress is told how many blocks of how many were read
   * @param transactionsAtOnce how many ledger transactions one step reads
   */
  async verify(
    progress: (done: number, total: number) => void = () => undefined,
    transactionsAtOnce = TRANSACTIONS_AT_ONCE,
  ): Promise<LedgerVerdict> {
    const [totals]: Totals[] = await this.dataSource.query(TOTALS);
    if (totals === undefined) throw new Error('The ledger could not be counted');
    const told = (done: number) => progress(done, Number(totals.blocks));
    const ofBlocks = await this.blockFaults(transactionsAtOnce, told);
    const strays = await findStrays(this.dataSource, transactionsAtOnce);
    return {
      blocks: Number(totals.blocks),
      sealedTransactions: Number(totals.sealed),
      unsealedTransactions: Number(totals.unsealed),
      headHash: totals.head,
      findings: [...ofBlocks, ...strays.map((fault) => ({ block: null, fault }))],
    };
  }

  private async blockFaults(transactionsAtOnce: number, told: (done: number) => void): Promise<LedgerFinding[]> {
    const findings: LedgerFinding[] = [];
    for (let after = '0', done = 0; ;) {
      const rows: CheckedBlock[] = await this.dataSource.query(CHECK, [after, BLOCKS_AT_ONCE, transactionsAtOnce]);
      if (rows.length === 0) return findings;
      for (const row of rows) findings.push(...faultsOf(row));
      after = rows.at(-1)?.number ?? after;
      told((done += rows.length));
    }
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

/** As many as one block holds at most, which is hashed whole inside PostgreSQL. */
const TRANSACTIONS_AT_ONCE = 10_000;
/** Of small blocks, as in a quiet hour: bounds how often progress is told. */
const BLOCKS_AT_ONCE = 200;

const TOTALS = `
  select count(*) as blocks, coalesce(sum(transaction_count), 0) as sealed,
    (select count(*) from ledger_unsealed) as unsealed,
    encode((select hash from ledger_blocks order by number desc limit 1), 'hex') as head
  from ledger_blocks`;

/** The next blocks: one, and more while they hold no more transactions together than a step reads. */
const CHECK = `
  select b.number::text, b.hash = (${blockHashSql('b.members', 'b.previous_hash', 'b.number')}) as hash_is_right,
    b.previous_hash = coalesce((select hash from ledger_blocks p where p.number = b.number - 1),
      case when b.number = 1 then ${GENESIS} end, ''::bytea) as follows,
    b.transaction_count = (
      select count(*) from unnest(b.members) ids join ledger_transactions t on t.id >= lower(ids) and t.id < upper(ids)
    ) as count_is_right
  from (
    select following.*, sum(transaction_count) over (order by number) - transaction_count as before
    from (select * from ledger_blocks where number > $1 order by number limit $2) following
  ) b
  where b.before = 0 or b.before + b.transaction_count <= $3
  order by b.number`;
