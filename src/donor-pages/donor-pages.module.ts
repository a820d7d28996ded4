import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import { CONTRIBUTION_STATUS_READER } from './contribution-status-reader';
import { CampaignPageController } from './campaigns/campaign-page.controller';
import { CampaignStandings } from './campaigns/campaign-standings';
import { CampaignsController } from './campaigns/campaigns.controller';
import { DemoClockController } from './demo/demo-clock.controller';
import { DemoLettersController } from './demo/demo-letters.controller';
import { DemoController } from './demo/demo.controller';
import { SandboxClock } from './demo/sandbox-clock';
import { EmbedController } from './embed/embed.controller';
import { ErrorPages } from './error-pages';
import { GiveController } from './give/give.controller';
import { REMINDER_OPENINGS } from './give/reminder-openings';
import { Layout } from './layout';
import { PageLanguages } from './page-languages';
import { PageReplies } from './page-replies';
import { DONOR_PAGES_SETTINGS, type DonorPagesSettings } from './settings';
import { NEWSLETTER_READER } from './newsletter/newsletter-reader';
import { NewsletterPagesController } from './newsletter/newsletter-pages.controller';
import { REMINDER_READER } from './reminder/reminder-reader';
import { ReminderController } from './reminder/reminder.controller';
import { CONTINUATIONS } from './continue/continuations-token';
import { ContinueController } from './continue/continue.controller';
import { LeavingController } from './leaving/leaving.controller';
import { OwnDataController } from './leaving/own-data.controller';
import { OwnReplies } from './leaving/own-replies';
import { ManageLinksController } from './manage/manage-links.controller';
import { ChangesController } from './manage/changes.controller';
import { ManageDoor } from './manage/manage-door';
import { ManageReplies } from './manage/manage-replies';
import { ManageController } from './manage/manage.controller';
import { ReceiptsController } from './statements/receipts.controller';
import { StatementReplies } from './statements/statement-replies';
import { StatementsController } from './statements/statements.controller';
import { VisitCookie } from './manage/visit-cookie';
import { ThankYouController } from './thank-you/thank-you.controller';

/** Where the thank-you page's reader comes from: a provider that one of `imports` exports. */
export interface DonorPagesWiring {
  imports?: ModuleMetadata['imports'];
  statusReader: InjectionToken;
  /** Likewise, what a reminder's link is for. */
  reminderReader: InjectionToken;
  /** Likewise, who counts that the form was opened by it. */
  reminderOpenings: InjectionToken;
  /** Likewise, of a newsletter's link. */
  newsletterReader: InjectionToken;
  /** Likewise, what a link to a gift that came over is for. */
  continuations: InjectionToken;
}

/** The pages a donor sees, and the script of the donation box. */
@Module({})
export class DonorPagesModule {
  static register(
    settings: DonorPagesSettings,
    { imports = [], statusReader, reminderReader, reminderOpenings, newsletterReader, continuations }: DonorPagesWiring,
  ): DynamicModule {
    return {
      module: DonorPagesModule,
      imports,
      controllers: [
        ...[CampaignPageController, CampaignsController, EmbedController],
        ...[DemoController, DemoClockController, DemoLettersController, GiveController, ThankYouController],
        ...[ReminderController, ManageController, ChangesController, ManageLinksController, NewsletterPagesController],
        ...[StatementsController, ReceiptsController, ContinueController],
        ...[LeavingController, OwnDataController],
      ],
      providers: [
        { provide: DONOR_PAGES_SETTINGS, useValue: settings },
        { provide: CONTRIBUTION_STATUS_READER, useExisting: statusReader },
        { provide: REMINDER_READER, useExisting: reminderReader },
        { provide: REMINDER_OPENINGS, useExisting: reminderOpenings },
        { provide: NEWSLETTER_READER, useExisting: newsletterReader },
        { provide: CONTINUATIONS, useExisting: continuations },
        SandboxClock,
        CampaignStandings,
        PageLanguages,
        PageReplies,
        Layout,
        ErrorPages,
        VisitCookie,
        ManageDoor,
        ManageReplies,
        OwnReplies,
        StatementReplies,
      ],
      exports: [ErrorPages],
    };
  }
}
