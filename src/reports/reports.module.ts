import { Module } from '@nestjs/common';
import { Reports } from './run/reports.service';
import { Snapshots } from './run/snapshot';
import { DonorStatements } from './statements/donor-statements';
import { SumDays } from './sums/sum-days';

/** What finance staff read out of the ledger. */
@Module({
  providers: [Snapshots, Reports, SumDays, DonorStatements],
  exports: [Reports, SumDays, DonorStatements],
})
export class ReportsModule {}
