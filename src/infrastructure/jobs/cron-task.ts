/** Work that comes round by itself. A Nest provider; app.module.ts lists which there are. */
export interface CronTask {
  /** Stable: the queue, the metrics and the alarms know the task by it. Small letters and hyphens. */
  readonly name: string;
  /** Minute, hour, day, month, weekday, in UTC, as in crontab(5). */
  readonly cron: string;
  /** Safe to repeat: after a crash, or a wake-up while nothing is to do. Throws to be tried again. */
  run(): Promise<void>;
}

/** Hears how each run ended. Must not throw. */
export interface JobObserver {
  succeeded(task: string): Promise<void>;
  failed(task: string): Promise<void>;
}
