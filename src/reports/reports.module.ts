import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SubscriptionsModule } from '../giving/subscriptions/subscriptions.module';
import { PaymentsModule } from '../payments/payments.module';
import { PeriodsController } from './api/periods.controller';
import { ReportsController } from './api/reports.controller';
import { Exports } from './exports/exports';
import { FrozenReports } from './periods/frozen';
import { PeriodClosing } from './periods/period-closing.entity';
import { Periods } from './periods/periods';
import { Reports } from './run/reports.service';
import { Snapshots } from './run/snapshot';
import { ReportMails } from './schedules/report-mails';
import { Schedules } from './schedules/schedules';
import { SchedulesController } from './schedules/schedules.controller';
import { SendReportMails } from './schedules/send-report-mails';
import { DonorStatements } from './statements/donor-statements';
import { SumDays } from './sums/sum-days';

/** What finance staff read out of the ledger. */
@Module({
  imports: [TypeOrmModule.forFeature([PeriodClosing]), PaymentsModule, SubscriptionsModule],
  controllers: [ReportsController, PeriodsController, SchedulesController],
  providers: [
    ...[Snapshots, Reports, Exports, SumDays, DonorStatements],
    ...[FrozenReports, Periods],
    ...[Schedules, ReportMails, SendReportMails],
  ],
  exports: [Reports, SumDays, Periods, DonorStatements, SendReportMails],
})
export class ReportsModule {}
