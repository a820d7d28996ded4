import { parseCronItems, type ParsedCronItem, type TaskList } from 'graphile-worker';
import type { CronTask } from './cron-task';

/** What the queue calls for each task. */
export function taskList(tasks: readonly CronTask[], run: (task: CronTask) => Promise<void>): TaskList {
  return Object.fromEntries(tasks.map((task) => [task.name, () => run(task)]));
}

/** When it does. Whatever the number of processes, each time causes one job. */
export function cronItems(tasks: readonly CronTask[]): ParsedCronItem[] {
  return parseCronItems(
    tasks.map(({ name, cron }) => ({
      task: name,
      match: cron,
      // One job waits at most, however long the last one took.
      options: { jobKey: name, jobKeyMode: 'replace', backfillPeriod: isRare(cron) ? A_DAY_MS : 0 },
    })),
  );
}

/** Hourly or rarer: missed while we were down, it is made up for; the others come round soon enough. */
function isRare(cron: string): boolean {
  return /^\d+ /.test(cron);
}

const A_DAY_MS = 86_400_000;
