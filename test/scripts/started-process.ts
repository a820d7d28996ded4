import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** A program under test, with all it writes. */
export class StartedProcess {
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private written = '';

  constructor(command: readonly [string, ...string[]], surroundings: { cwd: string; env?: NodeJS.ProcessEnv }) {
    const { PATH, EMBEDDED_POSTGRES_DIR } = process.env;
    const env = { PATH, EMBEDDED_POSTGRES_DIR, ...surroundings.env };
    const [executable, ...args] = command;
    this.child = spawn(executable, args, {
      cwd: surroundings.cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data) => (this.written += String(data)));
    started.add(this);
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code)));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get output(): string {
    return this.written;
  }

  /** Waits until the program has written this, and gives all it has written so far. */
  async says(words: string | RegExp, patienceMs = PATIENCE_MS): Promise<string> {
    const matches = (): boolean =>
      typeof words === 'string' ? this.written.includes(words) : words.test(this.written);
    await eventually(() => matches() || this.hasEnded, patienceMs);
    if (!matches()) throw new Error(`It ended without saying ${words}, but this:\n${this.written}`);
    return this.written;
  }

  /** Sends the signal and gives the exit code, null when the signal ended it. */
  signalled(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

const POLL_MS = 20;

/** Far beyond what any of it takes on a busy machine; without an end a failed test would keep Jest from ending. */
const PATIENCE_MS = 45_000;

/** Waits until it is so. */
export async function eventually(isSo: () => boolean | Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It never came about: ${isSo}`);
    await pause(POLL_MS);
  }
}

const started = new Set<StartedProcess>();

/** Ends whatever a failed test left running. */
export async function endStartedProcesses(): Promise<void> {
  await Promise.all([...started].map((each) => each.signalled('SIGKILL')));
  started.clear();
}
