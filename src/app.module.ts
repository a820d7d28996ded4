import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DonorCareModule } from './donor-care/donor-care.module';
import { DonorPagesModule } from './donor-pages/donor-pages.module';
import { EVENT_TABLE } from './events/event-table';
import { EventsModule } from './events/events.module';
import { DailyReconciliation } from './events/healing/daily-reconciliation';
import { EventListHealer } from './events/healing/event-list-healer';
import { OverdueObjects } from './events/healing/overdue-objects';
import { SubscriptionComparison } from './events/healing/subscription-comparison';
import { FoundationModule, type Foundation } from './foundation/foundation.module';
import { ForgetTributes } from './giving/donors/tributes/forget-tributes';
import { CheckoutModule } from './giving/checkout/checkout.module';
import { ExperimentsModule } from './giving/experiments/experiments.module';
import { ForgetOrigins } from './giving/contributions/forget-origins';
import { ContributionStatusReader } from './giving/checkout/contribution-status.reader';
import { SettleErasures } from './giving/donors/settle-erasures';
import { RecordMovements } from './giving/subscriptions/movements/record-movements';
import { Continuations } from './imports/continuing/continuations';
import { KeepFirstCharges } from './imports/continuing/keep-first-charges';
import { HadElsewhere } from './imports/had-elsewhere';
import { ImportKeeper } from './imports/import-keeper';
import { ImportsModule } from './imports/imports.module';
import { SendInvitations } from './imports/inviting/send-invitations';
import { AccessModule } from './infrastructure/access/access.module';
import { AlarmDelivery } from './infrastructure/alarms/alarm-delivery';
import { AlarmsModule } from './infrastructure/alarms/alarms.module';
import { JobAlarms } from './infrastructure/alarms/job-alarms';
import { AuditModule } from './infrastructure/audit/audit.module';
import { DatabaseModule } from './infrastructure/database/database.module';
import type { CronTask } from './infrastructure/jobs/cron-task';
import { JobsModule } from './infrastructure/jobs/jobs.module';
import type { Log } from './infrastructure/logging/log';
import { MailModule } from './infrastructure/mail/mail.module';
import { PagesModule } from './infrastructure/pages/pages.module';
import { LoggingModule } from './infrastructure/logging/logging.module';
import { StripeAccountModule } from './infrastructure/stripe/account.module';
import { StripeModule } from './infrastructure/stripe/stripe.module';
import { ExpiringCards } from './letters/ahead/expiring-cards';
import { RenewalsAhead } from './letters/ahead/renewals-ahead';
import { YearStatements } from './letters/ahead/year-statements';
import { SwitchesModule } from './infrastructure/switches/switches.module';
import { LettersModule } from './letters/letters.module';
import { ForgetLinks } from './letters/manage/forget-links';
import { FailureReasons } from './letters/sending/failure-reasons';
import { SendLetters } from './letters/sending/send-letters';
import { SettleChanges } from './managing/changes/settle-changes';
import { FormerSystemsModule } from './managing/former-systems/former-systems.module';
import { EraseDonors } from './managing/leaving/erase-donors';
import { LeavingModule, type LeavingWiring } from './managing/leaving/leaving.module';
import { ManagingModule } from './managing/managing.module';
import { ForgetNewsletterRequests } from './newsletter/forget-newsletter-requests';
import { NewsletterKeeper } from './newsletter/newsletter-keeper';
import { NewsletterModule } from './newsletter/newsletter.module';
import { NewsletterService } from './newsletter/newsletter.service';
import { SendNewsletterMails } from './newsletter/send-newsletter-mails';
import { OperationsModule } from './operations/operations.module';
import { EndpointWatch } from './operations/watch/endpoint-watch';
import { InboxWatch } from './operations/watch/inbox-watch';
import { MailWatch } from './operations/watch/mail-watch';
import { BlockSealer } from './payments/ledger/blocks/block-sealer';
import { LedgerAudit } from './payments/ledger/blocks/ledger-audit';
import { ForgetReaders } from './reminders/forget-readers';
import { PaymentsModule } from './payments/payments.module';
import { ForgetUnconfirmed } from './reminders/forget-unconfirmed';
import { LinkOpenings } from './reminders/link-openings';
import { ReminderKeeper } from './reminders/reminder-keeper';
import { RemindersModule } from './reminders/reminders.module';
import { RemindersService } from './reminders/reminders.service';
import { SendReminders } from './reminders/send-reminders';
import { ForgetEnded } from './staff/forget-ended';
import { StaffModule } from './staff/staff.module';
import { ReportsModule } from './reports/reports.module';
import { SendReportMails } from './reports/schedules/send-report-mails';
import { SumDays } from './reports/sums/sum-days';

/** What comes round by itself, in every process that is not for HTTP alone. */
const CRON_TASKS: readonly Type<CronTask>[] = [
  AlarmDelivery,
  InboxWatch,
  EndpointWatch,
  MailWatch,
  RecordMovements,
  BlockSealer,
  LedgerAudit,
  EventListHealer,
  OverdueObjects,
  DailyReconciliation,
  SubscriptionComparison,
  SettleErasures,
  SendReminders,
  ForgetUnconfirmed,
  ForgetReaders,
  SendNewsletterMails,
  ForgetNewsletterRequests,
  RenewalsAhead,
  ExpiringCards,
  YearStatements,
  FailureReasons,
  SendLetters,
  SettleChanges,
  ForgetLinks,
  SendInvitations,
  KeepFirstCharges,
  EraseDonors,
  ForgetEnded,
  ForgetTributes,
  ForgetOrigins,
  SumDays,
  SendReportMails,
];

/** Who, of the rooms above, keeps something under a donor's address. */
const KEEPERS_OF_ADDRESSES: LeavingWiring = {
  imports: [RemindersModule, NewsletterModule, ImportsModule],
  keepers: [ReminderKeeper, NewsletterKeeper, ImportKeeper],
};

/** The whole house. */
@Module({})
export class AppModule {
  static register(foundation: Foundation, log: Log): DynamicModule {
    return { module: AppModule, imports: [...grounds(foundation, log), ...rooms(foundation)] };
  }
}

/** What the rooms stand on. */
function grounds(foundation: Foundation, log: Log): Imports {
  const { config } = foundation;
  return [
    FoundationModule.register(foundation),
    LoggingModule.register(log),
    DatabaseModule.register({
      ...{ url: config.databaseUrl, migrationUrl: config.databaseMigrationUrl, poolSize: config.databasePoolSize },
      silence: config.databaseSilence,
      preparedStatements: config.databasePreparedStatements === 'on',
    }),
    JobsModule.register({
      ...{ databaseUrl: config.databaseUrl, role: config.role },
      ...{ tasks: CRON_TASKS, observer: JobAlarms },
    }),
    AlarmsModule.register(config.alarmWebhookUrl),
    StripeModule.register(config.stripe),
    StripeAccountModule.register(config.stripe),
    MailModule.register(config.smtp),
    AccessModule,
    AuditModule,
    SwitchesModule,
    PagesModule.register({ webRoot: WEB_ROOT, colours: foundation.newsroom.colours }),
  ];
}

/** The rooms, from giving up. */
function rooms(foundation: Foundation): Imports {
  const { config } = foundation;
  return [
    CheckoutModule,
    ExperimentsModule,
    EventsModule,
    LettersModule,
    FormerSystemsModule.register({ imports: [ImportsModule], reader: HadElsewhere }),
    ManagingModule,
    LeavingModule.register(KEEPERS_OF_ADDRESSES),
    RemindersModule,
    NewsletterModule,
    ImportsModule,
    ReportsModule,
    donorPages(foundation),
    StaffModule,
    DonorCareModule,
    OperationsModule.register({ metricsToken: config.metricsToken, neededEventTypes: Object.keys(EVENT_TABLE) }),
  ];
}

type Imports = NonNullable<DynamicModule['imports']>;

function donorPages({ config, newsroom }: Foundation): DynamicModule {
  const { publicUrl, stripe } = config;
  // Forms are answered by a redirect to a page of Stripe's, which the page's policy has to allow.
  const stripeFormOrigins = [
    'https://checkout.stripe.com',
    ...(stripe.apiBase === undefined ? [] : [stripe.apiBase.origin]),
  ];
  const reminders = config.smtp !== undefined;
  return DonorPagesModule.register(
    {
      ...{ publicUrl, stripeFormOrigins, newsroom, reminders, newsletter: reminders && newsroom.newsletter },
      webRoot: WEB_ROOT,
    },
    {
      imports: [
        ...[CheckoutModule, PaymentsModule, LettersModule, ManagingModule],
        ...[RemindersModule, NewsletterModule, ImportsModule],
      ],
      statusReader: ContributionStatusReader,
      reminderReader: RemindersService,
      reminderOpenings: LinkOpenings,
      newsletterReader: NewsletterService,
      continuations: Continuations,
    },
  );
}

/** Where the build put what browsers load: beside the built server, or under dist when the sources run in a test. */
const WEB_ROOT = path.resolve(
  __dirname,
  existsSync(path.join(__dirname, '../web/manifest.json')) ? '../web' : '../dist/web',
);
