import { Command } from 'commander';
import { FAMILIES } from './families';
import type { Terminal } from './terminal';

/** Everything that can be done from a terminal, ready to parse. */
export function buildProgram(terminal: Terminal): Command {
  const { stdout, stderr } = terminal.shell;
  const program = new Command('node dist/src/cli.js')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .description('What can be done from a terminal. Settings come from the environment: see .env.example.')
    .usage('COMMAND')
    .configureHelp({ visibleCommands: leaves, subcommandTerm: wordsOf, showGlobalOptions: false })
    .helpCommand(false)
    .showHelpAfterError()
    .exitOverride();
  // Each family's commands take over the settings above.
  for (const add of FAMILIES) add(program, terminal);
  return program.addHelpText('after', EXIT_CODES);
}

/** The commands that do something, however deep they are. */
export function leaves(command: Command): Command[] {
  return command.commands.flatMap((child) => (child.commands.length === 0 ? [child] : leaves(child)));
}

/** As it is typed, behind the program's own name: "events park ID". */
export function wordsOf(command: Command): string {
  const places = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
    return argument.required ? name : `[${name}]`;
  });
  return [...namesOf(command), ...places].join(' ');
}

function namesOf(command: Command): string[] {
  return command.parent === null ? [] : [...namesOf(command.parent), command.name()];
}

const EXIT_CODES = `
Each has a --help of its own. They end with 0: fine, 1: failed, 2: called wrongly or wrong settings, 3: found differences.`;
