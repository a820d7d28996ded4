import path from 'node:path';
import { fillLedger } from '../ledger/fill-ledger';
import { planOf } from '../ledger/plan';
import { LoadProcess } from '../load/load-process';
import { mainstayProgram } from '../rig/mainstay';
import type { Workbench } from '../rig/workbench';
import type { Exported, Way } from './export-lines';
import type { Question, Reading } from './questions';
import type { ReportJob, ReportResult } from './report-worker';

export interface BooksOptions {
  /** Of the database, which is new. */
  readonly name: string;
  /** About so many entries of the ledger, in two years. */
  readonly entries: number;
  /** Whether days were added up as they went by; what lists single gifts does not look at that. */
  readonly sums: 'kept' | 'none';
}

type Task = ReportJob extends infer Job ? (Job extends ReportJob ? Omit<Job, 'environment'> : never) : never;

/** The books of a newsroom in a database of their own, and one process of ours that makes reports of them. */
export class NewsroomBooks {
  private constructor(
    private readonly worker: LoadProcess<ReportJob, ReportResult>,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async write(workbench: Workbench, { name, entries, sums }: BooksOptions): Promise<NewsroomBooks> {
    const databaseUrl = await workbench.database(name);
    const { env } = mainstayProgram(workbench, { name, databaseUrl, role: 'web', extra: QUIET }, NEVER_LISTENED_ON);
    const books = new NewsroomBooks(workbench.keep(new LoadProcess<ReportJob, ReportResult>(WORKER_SCRIPT)), env);
    await books.run({ task: 'migrate' });
    const [plan, start] = [planOf(entries), performance.now()];
    const say = (words: string) =>
      workbench.say(`${name}: ${words}, after ${Math.round((performance.now() - start) / 1000)} s`);
    await fillLedger(databaseUrl, plan, say);
    say(sums === 'kept' ? 'sealing and adding up, day by day' : 'sealing');
    await books.run(sums === 'kept' ? { task: 'sum', plan } : { task: 'seal' });
    say('ready');
    return books;
  }

  /** Asks for it so many times. @returns what each time took */
  async readMs(reading: Reading, times: number): Promise<readonly number[]> {
    const { timesMs = [] } = await this.run({ task: 'read', reading, times });
    return timesMs;
  }

  async export(question: Question, way: Way): Promise<Exported> {
    const { exported } = await this.run({ task: 'export', question, way });
    if (exported === undefined) throw new Error('Nothing was exported');
    return exported;
  }

  private run(task: Task): Promise<ReportResult> {
    return this.worker.run({ ...task, environment: this.environment } as ReportJob);
  }
}

const WORKER_SCRIPT = path.join(__dirname, 'report-worker.js');
/** The app wants one, and here does not listen. */
const NEVER_LISTENED_ON = 1;
/** Nobody stands for Stripe here, and the app would say so. */
const QUIET = { LOG_LEVEL: 'error' };
