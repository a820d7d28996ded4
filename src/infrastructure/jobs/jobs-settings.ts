import type { Type } from '@nestjs/common';
import type { Role } from '../../foundation/config/config';
import type { CronTask, JobObserver } from './cron-task';

/** What the composition root tells the queue. Tasks and observer are providers of whatever module owns them. */
export interface JobsSettings {
  readonly databaseUrl: string;
  readonly role: Role;
  readonly tasks: readonly Type<CronTask>[];
  readonly observer: Type<JobObserver>;
  /** How long stopping waits for running tasks; undefined: 20 s. */
  readonly stopWithinMs?: number;
}

export const JOBS_SETTINGS = Symbol('jobs settings');
