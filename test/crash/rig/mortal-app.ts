import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tether, type TetheredChild } from '../../../scripts/tether';
import { StatementGate } from './statement-gate';

/** The app as production runs it, built and in a process of its own: it can be killed and started again. */
export class MortalApp {
  private child: TetheredChild | undefined;

  /** @param environment all of it but the database, which lies behind the gate */
  constructor(
    readonly gate: StatementGate,
    readonly url: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logFile: string,
  ) {}

  /** Resolves once it answers. */
  async start(): Promise<void> {
    this.launch();
    await this.untilHealthy();
  }

  /** Its log is begun anew. */
  private launch(): void {
    if (!existsSync(MAIN)) throw new Error(`The app is not built: there is no ${MAIN}`);
    const command = ['sh', '-c', TELL_PID, 'sh', process.execPath, MAIN] as const;
    const env = { PATH: process.env['PATH'], ...this.environment, DATABASE_URL: this.gate.url };
    this.child = tether({ command, env, logFile: this.logFile, stopSignal: 'TERM' });
  }

  get isRunning(): boolean {
    return this.child !== undefined && !this.child.hasEnded();
  }

  get output(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Nothing it could do about it. What stood still at its gate is gone with it. */
  async kill(): Promise<void> {
    const status = await this.signalled('SIGKILL');
    if (status !== KILLED) throw new Error(`It was to be killed, and ended with ${status}:\n${this.output}`);
    this.gate.drop();
  }

  /** @returns how it ended: its exit code, or 128 and the number of the signal */
  signalled(signal: 'SIGKILL' | 'SIGTERM'): Promise<number> {
    if (this.child === undefined) throw new Error('It was never started');
    process.kill(this.pid, signal);
    return this.child.ended;
  }

  /** Sum of a counter over its labels, since it started. @param name without our prefix */
  async counted(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => new RegExp(`^mainstay_${name}[ {]`).test(line));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  async stop(): Promise<void> {
    this.gate.open();
    await this.child?.stop();
    await this.gate.close();
  }

  get pid(): number {
    return Number(this.output.split('\n')[0]);
  }

  async untilHealthy(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.isHealthy())) {
      if (!this.isRunning || Date.now() > deadline) throw new Error(`The app does not answer:\n${this.output}`);
      await pause(POLL_MS);
    }
  }

  async isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health`, { headers: { connection: 'close' } }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    return answer?.status === 200;
  }
}

const MAIN = path.resolve(__dirname, '../../../dist/src/main.js');
/** The shell becomes the program, so this number is the program's. */
const TELL_PID = 'echo $$; exec "$@"';
const KILLED = 128 + 9;
/** Some thirty times what it takes on a quiet machine. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 20;
