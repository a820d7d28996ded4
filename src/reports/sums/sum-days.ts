import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import type { CronTask } from '../../infrastructure/jobs/cron-task';

/**
 * Adds up by day of the newsroom's zone what was sealed, once. A report takes these sums and adds only what was sealed
 * since, so that it costs the same beside a thousand gifts and a million. In batches that never change: a report as of
 * any earlier block takes the batches up to it.
 */
@Injectable()
export class SumDays implements CronTask {
  readonly name = 'sum-days';
  readonly cron = '*/10 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  async run(): Promise<void> {
    while ((await this.sum()) > 0);
  }

  /**
   * Sums one batch at most. @param smallest how many ledger transactions make a batch before a day is over
   * @param largest how many it has at most, unless its first block has more
   * @param together how many batches are added up by month, and how many of these once more
   * @returns how many blocks are in it; 0: not worth one yet
   */
  async sum({ smallest = SMALLEST_BATCH, largest = LARGEST_BATCH, together = BATCHES_TOGETHER } = {}): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      // The second of two would add the same up again.
      await manager.query('select pg_advisory_xact_lock($1)', [SUMMING_LOCK]);
      const zone = this.newsroom.timeZone;
      const dayAgo = new Date(this.clock.now().getTime() - LONGEST_WAIT_MS);
      const [next]: NextBatch[] = await manager.query(NEXT_BATCH, [zone, largest, smallest, dayAgo]);
      if (next === undefined) return 0;
      await manager.query('insert into ledger_sum_batches (zone, last_block) values ($1, $2)', [zone, next.last_block]);
      await manager.query(SUM, [zone, next.after_block, next.last_block]);
      await manager.query(SUM_BALANCES, [zone, next.last_block]);
      await manager.query(SUM_FIGURES, [zone]);
      for (const sumMonths of [MONTHS_OF_DAYS, MONTHS_OF_MONTHS]) await manager.query(sumMonths, [zone, together]);
      return next.blocks;
    });
  }
}

interface NextBatch {
  readonly after_block: string;
  readonly last_block: string;
  readonly blocks: number;
}

/** Any number, as long as nothing else in this database takes the same. */
const SUMMING_LOCK = 7_214_406;
/** Ledger transactions; summed in some seconds. */
const LARGEST_BATCH = 20_000;
/** So many are read one by one by every report until they are summed: some milliseconds. */
const SMALLEST_BATCH = 2_000;
/** A quiet newsroom's batch is a day, or batches would be as many as what they sum. */
const LONGEST_WAIT_MS = 86_400_000;

/** A report of a long time adds up fewer of each stage than these, and a row for each month of every so many times so many. */
const BATCHES_TOGETHER = 16;

/** Blocks after the last batch, as many as fit: once they are many, or the oldest has waited for a day. */
const NEXT_BATCH = `
  with last as (
    select coalesce(max(last_block), 0) as block from ledger_sum_batches where zone = $1
  ), waiting as (
    select number, sealed_at, sum(transaction_count) over (order by number) as so_far
    from ledger_blocks where number > (select block from last)
  ), fitting as (
    select * from waiting where so_far <= $2 or number = (select block + 1 from last)
  )
  select (select block from last) as after_block, max(number) as last_block, count(*)::integer as blocks from fitting
  having max(so_far) >= $3 or min(sealed_at) <= $4`;

const SUM = `
  insert into ledger_day_sums
    (zone, last_block, day, kind, balance, account, currency, frequency, campaign, method, amount_minor)
  select $1, $3, day, kind, balance, account, currency, frequency, campaign, method, sum(amount_minor)
  from ledger_tail($1, $2, $3)
  group by day, kind, balance, account, currency, frequency, campaign, method
  having sum(amount_minor) <> 0`;

const SUM_BALANCES = `
  insert into ledger_balance_sums (zone, last_block, day, kind, balance, account, currency, amount_minor)
  select zone, last_block, day, kind, balance, account, currency, sum(amount_minor)
  from ledger_day_sums where zone = $1 and last_block = $2 and balance <> ''
  group by zone, last_block, day, kind, balance, account, currency`;

/** Of every batch that has none: also of those that a version before has made while this one was put in its place. */
const SUM_FIGURES = `
  select ledger_sum_figures($1, after_block, last_block)
  from (
    select last_block, lag(last_block, 1, 0::bigint) over (order by last_block) as after_block
    from ledger_sum_batches where zone = $1 order by last_block) batches
  where last_block > coalesce((select max(last_block) from ledger_figure_batches where zone = $1), 0)`;

/** Months of the batches since this was done last, once they are so many. */
function sumMonths(stage: number, batches: string, sums: string): string {
  return `
    with waiting as (
      select last_block from ${batches} where zone = $1 and last_block > coalesce((
        select max(last_block) from ledger_month_batches where zone = $1 and stage = ${stage}), 0)
    ), batch as (
      insert into ledger_month_batches (zone, stage, last_block)
      select $1, ${stage}, max(last_block) from waiting having count(*) >= $2 returning last_block
    )
    insert into ledger_month_sums (zone, stage, last_block, month, account, currency, frequency, campaign, amount_minor)
    select $1, ${stage}, batch.last_block, s.month, s.account, s.currency, s.frequency, s.campaign, sum(s.amount_minor)
    from batch, (${sums}) s where s.zone = $1 and s.last_block = any(array(select last_block from waiting))
    group by batch.last_block, s.month, s.account, s.currency, s.frequency, s.campaign`;
}

const MONTHS_OF_DAYS = sumMonths(
  1,
  'ledger_sum_batches',
  `select *, date_trunc('month', day::timestamp)::date as month from ledger_day_sums`,
);
const MONTHS_OF_MONTHS = sumMonths(
  2,
  '(select * from ledger_month_batches where stage = 1) months',
  'select * from ledger_month_sums where stage = 1',
);
