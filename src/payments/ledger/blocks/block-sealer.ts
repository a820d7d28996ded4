import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../../foundation/clock/clock';
import type { CronTask } from '../../../infrastructure/jobs/cron-task';
import { blockHashSql, GENESIS } from './block-hash';

/**
 * Seals what was posted since the last block. Posting itself is never held up: a chain over single transactions would
 * make every worker wait for every other.
 */
@Injectable()
export class BlockSealer implements CronTask {
  readonly name = 'seal-ledger';
  readonly cron = '*/5 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while ((await this.seal()) > 0);
  }

  /**
   * Seals one block at most. @param largest how many ledger transactions, lines of payouts, and movements it may have
   * @returns how many are in it
   */
  async seal({ largest = LARGEST_BLOCK } = {}): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      // One sealer at a time; the second would find nothing left.
      await this.hold(manager);
      await manager.query(SEAL_PAYOUT_LINES, [largest]);
      await manager.query(SEAL_MOVEMENTS, [largest]);
      const [block]: { sealed: number }[] = await manager.query(SEAL, [this.clock.now(), largest, 1]);
      if (block !== undefined) await manager.query(FORGET);
      return block?.sealed ?? 0;
    });
  }

  /** Until the transaction of `manager` ends, nothing is sealed. */
  async hold(manager: EntityManager): Promise<void> {
    await manager.query('select pg_advisory_xact_lock($1)', [SEALING_LOCK]);
  }

  /** A block with nothing in it, by which the books tell one state from the next; in a transaction that holds sealing. */
  async sealEmpty(manager: EntityManager): Promise<void> {
    await manager.query(SEAL, [this.clock.now(), 0, 0]);
  }
}

/** Any number, as long as nothing else in this database takes the same. */
const SEALING_LOCK = 7_214_405;
/** Hashed in well under a second. */
const LARGEST_BLOCK = 10_000;

/** What Stripe said a payout holds. Seen by this statement or by the next block's: that is all the order there is. */
const SEAL_PAYOUT_LINES = `
  with next as (
    select coalesce(max(number), 0) + 1 as number from ledger_blocks
  ), told as (
    delete from ledger_unsealed_payout_lines where balance_transaction_id in (
      select balance_transaction_id from ledger_unsealed_payout_lines order by balance_transaction_id limit $1)
    returning balance_transaction_id, payout_id
  )
  insert into ledger_payout_lines (balance_transaction_id, payout_id, block)
  select balance_transaction_id, payout_id, number from told, next
  on conflict do nothing`;

/** How recurring gifts moved, as far as it is recorded. */
const SEAL_MOVEMENTS = `
  with next as (
    select coalesce(max(number), 0) + 1 as number from ledger_blocks
  ), recorded as (
    delete from subscription_unsealed_movements where id in (
      select id from subscription_unsealed_movements order by id limit $1)
    returning *
  )
  insert into subscription_movements (id, subscription_id, holder, occurred_at, kind, currency, frequency, campaign,
    annual_minor, gifts, donors, ended_by, end_reason, block)
  select id, subscription_id, holder, occurred_at, kind, currency, frequency, campaign, annual_minor, gifts, donors,
    ended_by, end_reason, number
  from recorded, next`;

/**
 * Only what no transaction still under way can precede: a late commit never falls into a block that is sealed. A number
 * that this server has not given out yet comes from a restored backup, and is as final as can be.
 */
const SEAL = `
  with sealable as (
    select transaction_id from ledger_unsealed, pg_current_snapshot() as snapshot
    where xid < pg_snapshot_xmin(snapshot) or xid >= pg_snapshot_xmax(snapshot)
    order by transaction_id limit $2
  ), block as (
    select coalesce(range_agg(int8range(transaction_id, transaction_id + 1)), '{}') as members,
      count(*)::integer as transaction_count
    from sealable
  ), head as (
    select number, hash from ledger_blocks order by number desc limit 1
  ), next as (
    select coalesce((select number from head), 0) + 1 as number, coalesce((select hash from head), ${GENESIS}) as previous
  ), beside as (
    select (select count(*)::integer from ledger_payout_lines where block = next.number)
      + (select count(*)::integer from subscription_movements where block = next.number) as line_count
    from next
  )
  insert into ledger_blocks (number, previous_hash, hash, members, transaction_count, sealed_at)
  select next.number, next.previous, (${blockHashSql('block.members', 'next.previous', 'next.number')}),
    block.members, block.transaction_count, $1
  from block, next, beside
  where block.transaction_count + beside.line_count >= $3
  returning transaction_count + (select line_count from beside) as sealed`;

const FORGET = `
  delete from ledger_unsealed u using (select members from ledger_blocks order by number desc limit 1) newest
  where newest.members @> u.transaction_id`;
