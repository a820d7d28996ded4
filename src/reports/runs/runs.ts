import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../foundation/problem/problem';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { ReportsBusy } from '../run/report-problems';
import { RunStopped, RunUnknown } from './run-problems';
import type { Progress, Run, RunPlan, Tell } from './run';

/** Work of some minutes, each under an id whose page tells how far it is, in whichever process. */
@Injectable()
export class Runs implements BeforeApplicationShutdown {
  private readonly underWay = new Map<string, Promise<void>>();
  private isStopping = false;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @throws ReportsBusy when as many are under way here as can be */
  expectRoom(): void {
    if (this.underWay.size >= MOST_AT_ONCE) throw new ReportsBusy();
  }

  /** Begins it, and does not wait for its end. @returns its id. @throws ReportsBusy */
  async begin(personId: string, plan: RunPlan, work: (tell: Tell, id: string) => Promise<void>): Promise<string> {
    this.expectRoom();
    const id = randomUUID();
    await this.dataSource.query(FORGET);
    await this.dataSource.query(BEGIN, [id, personId, plan.kind, plan.title, plan.address, plan.known]);
    const ending = this.carryOut(id, plan, work).finally(() => this.underWay.delete(id));
    this.underWay.set(id, ending);
    return id;
  }

  /** @returns the id of what the same person has under way already, if there is any */
  async underWayOf(personId: string, address: string): Promise<string | undefined> {
    const [row]: { id: string }[] = await this.dataSource.query(UNDER_WAY, [personId, address]);
    return row?.id;
  }

  /** Waits for its end, or for a moment, whichever comes first: what is quickly done needs no page of its own. */
  async moment(id: string): Promise<void> {
    await Promise.race([this.underWay.get(id), wait(MOMENT_MS, undefined, { ref: false })]);
  }

  /** @throws RunUnknown for what somebody else began */
  async find(id: string, personId: string): Promise<Run> {
    const [row]: RunRow[] = await this.dataSource.query(FIND, [id, personId]);
    if (row === undefined) throw new RunUnknown();
    const { isLost, made, known, ...run } = row;
    const counts = { made: Number(made), known: known === null ? null : Number(known) };
    return isLost ? { ...run, ...counts, state: 'failed', problem: new RunStopped().message } : { ...run, ...counts };
  }

  /** What is under way breaks off at its next word, and says so; whoever says nothing for long is not waited for. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.race([Promise.all(this.underWay.values()), wait(STOP_MS, undefined, { ref: false })]);
  }

  private async carryOut(
    id: string,
    { known }: RunPlan,
    work: (tell: Tell, id: string) => Promise<void>,
  ): Promise<void> {
    let latest: Progress = { made: 0, known, step: '' };
    const note = () => this.note(id, latest, 'under-way', null).catch((error: unknown) => this.unheard(error));
    const beat = setInterval(note, BEAT_MS).unref();
    try {
      await work((progress) => {
        latest = progress;
        if (this.isStopping) throw new RunStopped();
      }, id).finally(() => clearInterval(beat));
      await this.note(id, latest, 'done', null);
    } catch (error) {
      if (!(error instanceof Problem)) this.log.error({ err: error }, 'A run of a report failed');
      const problem = error instanceof Problem ? error.message : OURS;
      await this.note(id, latest, 'failed', problem).catch((unheard: unknown) => this.unheard(unheard));
    }
  }

  private async note(
    id: string,
    { made, known, step }: Progress,
    state: Run['state'],
    problem: string | null,
  ): Promise<void> {
    await this.dataSource.query(NOTE, [id, made, known, step, state, problem?.slice(0, LONGEST_PROBLEM) ?? null]);
  }

  /** Its page says after a while that nobody has told anything. */
  private unheard(error: unknown): void {
    this.log.warn({ err: error }, 'How far a report is could not be noted');
  }
}

interface RunRow extends Omit<Run, 'made' | 'known'> {
  readonly made: string;
  readonly known: string | null;
  readonly isLost: boolean;
}

/** As many as there are connections for reports. */
const MOST_AT_ONCE = 3;
const MOMENT_MS = 1_000;
const STOP_MS = 5_000;
const BEAT_MS = 1_000;
const LONGEST_PROBLEM = 500;
const OURS = 'A fault of ours broke it off: it is in the log. Nothing half made is kept: please begin again.';

const FORGET = `delete from report_runs where begun_at < clock_timestamp() - interval '1 day'`;

const BEGIN = `
  insert into report_runs (id, person_id, kind, title, address, known, state, made, step, begun_at, told_at)
  values ($1, $2, $3, $4, $5, $6, 'under-way', 0, '', clock_timestamp(), clock_timestamp())`;

/** A word that comes after the last one changes nothing. */
const NOTE = `
  update report_runs set made = $2, known = $3, step = $4, state = $5, problem = $6, told_at = clock_timestamp()
  where id = $1 and state = 'under-way'`;

const IS_HEARD = `told_at >= clock_timestamp() - interval '1 minute'`;

const UNDER_WAY = `
  select id from report_runs where person_id = $1 and address = $2 and state = 'under-way' and ${IS_HEARD} limit 1`;

const FIND = `
  select id, kind, title, address, state, made, known, step, problem,
    state = 'under-way' and not ${IS_HEARD} as "isLost"
  from report_runs where id = $1 and person_id = $2`;
