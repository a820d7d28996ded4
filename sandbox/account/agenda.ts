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
  /** What went wrong while nobody was waiting for an answer. */
  readonly failures: string[] = [];
  /** The account's own under the empty name, and one per test clock. */
  private readonly queues = new Map<string, DueQueue<Task>>();
  private timer: NodeJS.Timeout | undefined;
  private handlers: TaskHandlers | undefined;
  private isWatching = false;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Takes up what was planned, and watches the time. */
  start(handlers: TaskHandlers): void {
    this.begin(handlers);
    this.isWatching = true;
    for (const task of this.store.all('tasks').oldestFirst()) this.queueOf(task.testClock).push(task);
    this.arm();
  }

  /** Does what is due only when told to advance. */
  begin(handlers: TaskHandlers): void {
    this.handlers = handlers;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.handlers = undefined;
    this.isWatching = false;
  }

  /** Plans by the time in force: a test clock's, where the work is done by one. */
  schedule(kind: TaskKind, subject: string, dueAtMs: number): void {
    const { testClock } = this.clock;
    this.plan({ id: objectId('task'), kind, subject, dueAtMs, ...(testClock === undefined ? {} : { testClock }) });
  }

  /** Plans by the account's time, for what takes its time whatever test clock the object lives by. */
  scheduleIn(kind: TaskKind, subject: string, delayMs: number): void {
    this.plan({ id: objectId('task'), kind, subject, dueAtMs: this.clock.ownNowMs() + delayMs });
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
    const queue = this.queueOf(undefined);
    for (let task = queue.takeDue(instantMs); task; task = queue.takeDue(instantMs)) {
      if (this.store.get('tasks', task.id)) this.clock.advanceTo(task.dueAtMs);
      this.run(task);
    }
    this.clock.advanceTo(instantMs);
    this.arm();
  }

  /** Does everything that is due by a test clock until then, each at the instant it was due. */
  advanceTestClock(testClock: string, instantMs: number): void {
    const queue = this.queueOf(testClock);
    for (let task = queue.takeDue(instantMs); task; task = queue.takeDue(instantMs)) {
      const due = task;
      this.clock.frozenAt(testClock, due.dueAtMs, () => this.run(due));
    }
  }

  private plan(task: Task): void {
    this.store.put('tasks', task);
    // In the queue at once, so that a test clock under way finds it; what is rolled back is in the store no more.
    this.queueOf(task.testClock).push(task);
    this.store.afterCommit(() => this.arm());
  }

  private queueOf(testClock = ''): DueQueue<Task> {
    let queue = this.queues.get(testClock);
    if (!queue) this.queues.set(testClock, (queue = new DueQueue()));
    return queue;
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
      // Nobody waits for an answer here: say it aloud, remember it, and go on with what else is due.
      const failure = `${task.kind} of ${task.subject} failed: ${String(error)}`;
      this.failures.push(failure);
      process.stderr.write(`sandbox: ${failure}\n`);
    }
  }

  private arm(): void {
    if (!this.isWatching) return;
    clearTimeout(this.timer);
    const dueAtMs = this.queueOf(undefined).nextDueAtMs();
    if (dueAtMs === undefined) return;
    const waitMs = Math.min(Math.max(dueAtMs - this.clock.ownNowMs(), 0), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.advanceTo(this.clock.ownNowMs()), waitMs);
  }
}
