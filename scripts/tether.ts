import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import type { Socket } from 'node:net';

export type Command = readonly [executable: string, ...args: string[]];

export interface TetherOptions {
  readonly command: Command;
  /** The whole environment of the child; nothing is inherited silently. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Both output streams go to this file, begun anew: writing survives a closed terminal, so the child can end in order. */
  readonly logFile: string;
  /** TERM asks a program of ours to finish; INT is PostgreSQL's fast shutdown. */
  readonly stopSignal: 'TERM' | 'INT';
}

export interface TetheredChild {
  /** Resolves with the exit code once the child has gone; 128 + n when a signal ended it. Never rejects. */
  readonly ended: Promise<number>;
  hasEnded(): boolean;
  /** Asks the child to stop and waits until it has. */
  stop(): Promise<number>;
}

/** Ten seconds let a worker finish the job in hand and PostgreSQL write its checkpoint; whoever is not done then is killed. */
export const GRACE_SECONDS = 10;

/** What `sh` answers for a command it could not run at all. */
const COMMAND_NOT_FOUND = 127;

/**
 * The shell holds the read end of our pipe. Whatever ends this process, SIGKILL included, closes the pipe: `read` sees the
 * end of the file and the child is told to stop. The child itself knows nothing of it. `read` is the shell's own, so no
 * extra process is left when the watcher is killed, and the watcher dies with the child lest it signal a reused pid.
 */
const TETHER = `
exec 3<&0
signal=$1 grace=$2
shift 2
"$@" 3<&- </dev/null &
child=$!
( read -r _ <&3; kill -s "$signal" "$child"; sleep "$grace"; kill -s KILL "$child" ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$child"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

/** Runs a command that cannot outlive this process. */
export function tether(options: TetherOptions): TetheredChild {
  const child = spawnTethered(options);
  let running = true;
  const ended = endOf(child).finally(() => (running = false));
  return {
    ended,
    hasEnded: () => !running,
    stop() {
      child.ref();
      child.stdin?.destroy();
      return ended;
    },
  };
}

function spawnTethered({ command, env, cwd, logFile, stopSignal }: TetherOptions): ChildProcess {
  const log = openSync(logFile, 'w', 0o600);
  // its own session: Ctrl-C in the terminal reaches us alone, and we stop the children in order
  const child = spawn('sh', ['-c', TETHER, 'tether', stopSignal, String(GRACE_SECONDS), ...command], {
    detached: true,
    stdio: ['pipe', log, log],
    env,
    cwd,
  });
  closeSync(log);
  child.unref();
  (child.stdin as Socket | null)?.unref();
  child.stdin?.on('error', () => undefined); // the far end closing first is an ordinary end
  return child;
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(COMMAND_NOT_FOUND));
    child.once('exit', (code) => resolve(code ?? COMMAND_NOT_FOUND));
  });
}
