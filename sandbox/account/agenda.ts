import type { Clock } from './clock';
import { DueQueue } from './due-queue';
import { objectId } from './object-ids';
import type { Store } from './store';
import type { Task, TaskKind } from './task';

export type TaskHandlers = Record<TaskKind, (subject: string) => void>;

/** Node's timers hold 32 bits of milliseconds; a longer wait is taken in parts. */
const LONGEST_TIMER_MS = 2_000_000_000;

/** The account's diary: journalled, so that what was due while the process was down happens at the next start. */
export class Agenda {
  private readonly queue = new DueQueue<Task>();
  private timer: NodeJS.Timeout | undefined;
  private handlers: TaskHandlers | undefined;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  start(handlers: TaskHandlers): void {
    this.handlers = handlers;
    for (const task of this.store.all('tasks').oldestFirst()) this.queue.push(task);
    this.arm();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.handlers = undefined;
  }

  schedule(kind: TaskKind, subject: string, dueAtMs: number): void {
    const task = this.store.put('tasks', { id: objectId('task'), kind, subject, dueAtMs });
    this.store.afterCommit(() => {
      this.queue.push(task);
      this.arm();
    });
  }

  /** Does now what was planned for later; returns how many tasks that were. */
  runNow(kind: TaskKind, chosen: (subject: string) => boolean): number {
    const tasks = [...this.store.all('tasks').oldestFirst()].filter(
      (task) => task.kind === kind && chosen(task.subject),
    );
    for (const task of tasks) this.run(task);
    return tasks.length;
  }

  /** Moves the clock forward, doing everything on the way at the instant it was due. */
  advanceTo(instantMs: number): void {
    for (let task = this.queue.takeDue(instantMs); task; task = this.queue.takeDue(instantMs)) {
      if (this.store.get('tasks', task.id)) this.clock.advanceTo(task.dueAtMs);
      this.run(task);
    }
    this.clock.advanceTo(instantMs);
    this.arm();
  }

  private run(task: Task): void {
    if (!this.handlers || !this.store.get('tasks', task.id)) return;
    const handle = this.handlers[task.kind];
    try {
      this.store.transaction(() => {
        this.store.remove('tasks', task.id);
        handle(task.subject);
      });
    } catch (error) {
      // Nobody waits for an answer here: say it aloud, and go on with what else is due.
      process.stderr.write(`sandbox: ${task.kind} of ${task.subject} failed: ${String(error)}\n`);
    }
  }

  private arm(): void {
    clearTimeout(this.timer);
    const dueAtMs = this.queue.nextDueAtMs();
    if (dueAtMs === undefined || !this.handlers) return;
    const waitMs = Math.min(Math.max(dueAtMs - this.clock.nowMs(), 0), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.advanceTo(this.clock.nowMs()), waitMs);
  }
}
