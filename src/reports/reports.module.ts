import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SubscriptionsModule } from '../giving/subscriptions/subscriptions.module';
import { PaymentsModule } from '../payments/payments.module';
import { PeriodsController } from './api/periods.controller';
import { ReportsController } from './api/reports.controller';
import { Exports } from './exports/exports';
import { BooksZoneCheck } from './periods/books-zone-check';
import { FrozenReports } from './periods/frozen';
import { PeriodClosing } from './periods/period-closing.entity';
import { Periods } from './periods/periods';
import { SecondWord } from './periods/second-word';
import { ComparisonController } from './pages/dashboard/comparison.controller';
import { DashboardController } from './pages/dashboard/dashboard.controller';
import { DashboardReader } from './pages/dashboard/dashboard-reader';
import { ExperimentsController } from './pages/experiments/experiments.controller';
import { PayoutsController } from './pages/payouts/payouts.controller';
import { PeriodPagesController } from './pages/periods/period-pages.controller';
import { RefundsController } from './pages/refunds/refunds.controller';
import { ReportPagesController } from './pages/report/report-pages.controller';
import { RunPagesController } from './pages/runs/run-pages.controller';
import { SearchController } from './pages/search/search.controller';
import { Searching } from './pages/search/searching';
import { StripePages } from './pages/words/stripe-pages';
import { Reports } from './run/reports.service';
import { Snapshots } from './run/snapshot';
import { ClosingRuns } from './runs/closing-runs';
import { FileRuns } from './runs/file-runs';
import { KeptFiles } from './runs/kept-files';
import { Runs } from './runs/runs';
import { ReportMails } from './schedules/report-mails';
import { Schedules } from './schedules/schedules';
import { SchedulesController } from './schedules/schedules.controller';
import { SendReportMails } from './schedules/send-report-mails';
import { SumDays } from './sums/sum-days';
import { ReportTrail } from './trail/report-trail';

/** What finance staff read out of the ledger. */
@Module({
  imports: [TypeOrmModule.forFeature([PeriodClosing]), PaymentsModule, SubscriptionsModule],
  controllers: [
    ...[ReportsController, PeriodsController, SchedulesController],
    ...[DashboardController, ComparisonController, ReportPagesController, PayoutsController, RefundsController],
    ...[ExperimentsController, SearchController, PeriodPagesController, RunPagesController],
  ],
  providers: [
    ...[Snapshots, Reports, Exports, SumDays, ReportTrail],
    ...[FrozenReports, Periods, SecondWord, BooksZoneCheck],
    ...[Runs, KeptFiles, FileRuns, ClosingRuns],
    ...[Schedules, ReportMails, SendReportMails],
    ...[DashboardReader, Searching, StripePages],
  ],
  exports: [Reports, SumDays, Periods, SendReportMails],
})
export class ReportsModule {}
