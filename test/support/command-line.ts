import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommand } from '../../src/commands/run';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Types a command in a shell with these settings. It runs in here: a process takes a second to read the program. */
export async function typed(
  environment: NodeJS.ProcessEnv,
  words: readonly string[],
  input: string | readonly string[] = '',
): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runCommand(words, { stdin: Readable.from(input), stdout, stderr, env: environment });
  stdout.end();
  stderr.end();
  const [answers, errors] = await said;
  return { code, stdout: answers, stderr: errors };
}

/** The same for commands that are to end well; one that does not is thrown with its code and what it said. */
export function commandLine(environment: () => NodeJS.ProcessEnv, ...family: string[]) {
  return async (...words: string[]): Promise<Ended> => {
    const ended = await typed(environment(), [...family, ...words]);
    if (ended.code !== 0) throw Object.assign(new Error(`Ended with ${ended.code}: ${ended.stderr}`), ended);
    return ended;
  };
}
