import path from 'node:path';
import type { WorkJob, WorkResult } from '../contenders/event-worker';
import { growOld } from '../lives/history';
import { FIRST_NUMBER, InboxFiller } from '../lives/inbox-filler';
import type { Life } from '../lives/life';
import { LoadProcess } from '../load/load-process';
import { mainstayKeyFile, mainstayProgram } from './mainstay';
import type { Workbench } from './workbench';

/** A database of ours whose inbox can be filled, and one process of ours that works it off. */
export class WorkedInbox {
  private constructor(
    private readonly worker: LoadProcess<WorkJob, WorkResult>,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly filler: InboxFiller,
    private readonly databaseUrl: string,
  ) {}

  /** @param name of the database, which is new. The app has migrated it and waits. */
  static async start(workbench: Workbench, name: string): Promise<WorkedInbox> {
    const databaseUrl = await workbench.database(name);
    const { env } = mainstayProgram(workbench, { name, databaseUrl, role: 'web' }, NEVER_LISTENED_ON);
    const worker = workbench.keep(new LoadProcess<WorkJob, WorkResult>(WORKER_SCRIPT));
    await worker.run({ environment: env, take: 'batches', events: 0 });
    const filler = workbench.keep(await InboxFiller.open(databaseUrl, mainstayKeyFile(workbench)));
    return new WorkedInbox(worker, env, filler, databaseUrl);
  }

  /** Must come first: works off one life and makes a history of so many copies of it. */
  async growOld(life: Life, copies: number): Promise<void> {
    await this.workOff([life], 1, 'batches');
    await growOld(this.databaseUrl, FIRST_NUMBER, copies);
    this.filler.remember(life, copies);
    await this.filler.check();
  }

  /**
   * Writes so many events and lets them be worked off; the clock runs for the second only.
   * @throws Error when one is left, a gift is not confirmed, or a cent is not where it belongs
   */
  async workOff(kinds: readonly Life[], events: number, take: WorkJob['take']): Promise<WorkResult> {
    await this.filler.fill(kinds, events);
    const result = await this.worker.run({ environment: this.environment, take, events: EVERYTHING });
    await this.filler.check();
    return result;
  }
}

const WORKER_SCRIPT = path.join(__dirname, '..', 'contenders', 'event-worker.js');
/** The app wants one, and here does not listen. */
const NEVER_LISTENED_ON = 1;
const EVERYTHING = Number.MAX_SAFE_INTEGER;
