import { Module, type DynamicModule } from '@nestjs/common';
import { JobRunner } from './job-runner';
import { Jobs } from './jobs';
import { JOBS_SETTINGS, type JobsSettings } from './jobs-settings';

/** Cron tasks in PostgreSQL: they survive a crash, and several processes run each of them once. */
@Module({})
export class JobsModule {
  static register(settings: JobsSettings): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [{ provide: JOBS_SETTINGS, useValue: settings }, JobRunner, Jobs],
      exports: [Jobs],
    };
  }
}
