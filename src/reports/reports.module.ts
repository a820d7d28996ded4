import { Module } from '@nestjs/common';
import { Reports } from './run/reports.service';
import { Snapshots } from './run/snapshot';
import { SumDays } from './sums/sum-days';

/** What finance staff read out of the ledger. */
@Module({
  providers: [Snapshots, Reports, SumDays],
  exports: [Reports, SumDays],
})
export class ReportsModule {}
