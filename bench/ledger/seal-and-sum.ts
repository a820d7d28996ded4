import type { DataSource } from 'typeorm';
import type { SumDays } from '../../src/reports/sums/sum-days';
import { SEAL, SEAL_ALL } from './ledger-rows';
import type { LedgerPlan } from './plan';

/**
 * Lets the days go by: part after part of each is sealed and then added up by the product, so that its sums lie there in
 * as many batches as they would in a newsroom of that size. What the last part brought is sealed and not added up.
 */
export async function sealAndSum(dataSource: DataSource, sums: SumDays, { days, batchesADay }: LedgerPlan) {
  for (let day = 0; day < days - 1; day++)
    for (let part = 0; part < batchesADay; part++) {
      await dataSource.query(SEAL, [day, part, batchesADay]);
      await sums.run();
    }
  await sealAll(dataSource);
}

/** Seals all that is left, and adds nothing up. */
export async function sealAll(dataSource: DataSource): Promise<void> {
  await dataSource.query(SEAL_ALL);
  await dataSource.query('drop schema bench cascade');
  await dataSource.query(
    'vacuum (analyze) ledger_blocks, ledger_sum_batches, ledger_day_sums, ledger_balance_sums, ledger_month_sums',
  );
}
