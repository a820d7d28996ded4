import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Stoppable } from '../rig/workbench';

/** What a load process says when its job is done. */
export type Outcome<Result> = { readonly result: Result } | { readonly complaint: string };

/** A process that makes load, so that what it costs is not paid by the process under load, nor by the one that reports. */
export class LoadProcess<Job extends object, Result> implements Stoppable {
  private readonly child: ChildProcess;
  private readonly exit: Promise<unknown>;

  /** @param script a built file that calls `doJobs` */
  constructor(script: string) {
    this.child = fork(script);
    this.exit = once(this.child, 'exit');
  }

  /** One job at a time. @throws Error when it could not be done */
  async run(job: Job): Promise<Result> {
    const answer = once(this.child, 'message');
    this.child.send(job);
    const [outcome] = (await Promise.race([answer, this.exit.then(() => [LOST])])) as [Outcome<Result>];
    if ('complaint' in outcome) throw new Error(outcome.complaint);
    return outcome.result;
  }

  async stop(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    await this.exit;
  }
}

const LOST = { complaint: 'The load process ended by itself' };

/** The other end of it: does each job it is sent. */
export function doJobs<Job extends object, Result>(work: (job: Job) => Promise<Result>): void {
  process.on('message', (job: Job) => {
    work(job).then(
      (result) => process.send?.({ result } satisfies Outcome<Result>),
      (error: Error) => process.send?.({ complaint: error.stack ?? error.message } satisfies Outcome<Result>),
    );
  });
  // The bench is over, or was killed.
  process.once('disconnect', () => process.exit());
}
