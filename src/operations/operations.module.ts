import { Module, type DynamicModule } from '@nestjs/common';
import { AccountCheck } from './doctor/account-check';
import { ByHandCheck } from './doctor/by-hand-check';
import { ClockCheck } from './doctor/clock-check';
import { DatabaseCheck } from './doctor/database-check';
import { Doctor } from './doctor/doctor';
import { EndpointCheck } from './doctor/endpoint-check';
import { NEEDED_EVENT_TYPES } from './doctor/needed-event-types';
import { ProductsCheck } from './doctor/products-check';
import { TieCheck } from './doctor/tie-check';
import { HealthController } from './health/health.controller';
import { StandingReader } from './health/standing';
import { Gauges } from './metrics/gauges';
import { MetricsController } from './metrics/metrics.controller';
import { METRICS_TOKEN } from './metrics/metrics-token';
import { ScraperCheck } from './metrics/scraper-check';
import { EndpointWatch } from './watch/endpoint-watch';
import { InboxWatch } from './watch/inbox-watch';
import { MailWatch } from './watch/mail-watch';

export interface OperationsSettings {
  /** What a scraper must show; undefined: only this machine may scrape. */
  readonly metricsToken: string | undefined;
  /** The types of event the inbox can use. */
  readonly neededEventTypes: readonly string[];
}

/** What whoever runs the process looks at. */
@Module({})
export class OperationsModule {
  static register(settings: OperationsSettings): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: METRICS_TOKEN, useValue: settings.metricsToken },
        { provide: NEEDED_EVENT_TYPES, useValue: settings.neededEventTypes },
        ...[StandingReader, Gauges, ScraperCheck, InboxWatch, EndpointWatch, MailWatch],
        ...[Doctor, TieCheck, DatabaseCheck, ClockCheck, EndpointCheck, ProductsCheck],
        ...[AccountCheck, ByHandCheck],
      ],
    };
  }
}
