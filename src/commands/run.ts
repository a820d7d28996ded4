import { CommanderError } from 'commander';
import { ConfigurationError } from '../foundation/config/configuration-error';
import { EXIT, type ExitCode } from './exit-codes';
import { buildProgram } from './program';
import { Terminal, type Shell } from './terminal';
import { UsageError } from './usage-error';

/** Runs what was typed. @returns what the process should end with */
export async function runCommand(words: readonly string[], shell: Shell = process): Promise<ExitCode> {
  const terminal = new Terminal(shell);
  try {
    const program = buildProgram(terminal);
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: 'user' });
    return terminal.exitCode;
  } catch (error) {
    // What commander has to say it has said by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    terminal.complain(error instanceof Error ? error.message : String(error));
    return error instanceof ConfigurationError || error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}
