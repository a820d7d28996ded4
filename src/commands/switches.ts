import type { Command } from 'commander';
import { CLI } from '../infrastructure/audit/audit-actions';
import { SWITCH_WORDS } from '../infrastructure/switches/switch-names';
import { Switches } from '../infrastructure/switches/switches';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

/** What stops new gifts. */
export function addSwitchCommands(program: Command, terminal: Terminal): void {
  const switches = program.command('switches').description('stop new gifts, all of them or by one way of paying');
  withJson(switches.command('list'))
    .description('list every switch, and since when and why one is off')
    .action((options: { json?: boolean }) =>
      withApp(terminal, async (app) =>
        terminal.rows(
          (await app.get(Switches).list()).map((each) => ({ ...each })),
          'There is no switch.',
          options,
        ),
      ),
    );
  withJson(switches.command('off'))
    .argument('<NAME>', `one of ${Object.keys(SWITCH_WORDS).join(', ')}`)
    .requiredOption('--reason <WORDS>', 'why, for whoever finds it off; kept in the audit log')
    .description('turn one off at once; payment pages that are open stay payable for up to two hours')
    .action((name: string, options: { reason: string; json?: boolean }) =>
      withApp(terminal, async (app) => {
        await app.get(Switches).turnOff(CLI, name, options.reason);
        terminal.answer(`${name} is off.`, { off: name }, options);
      }),
    );
  withJson(switches.command('on'))
    .argument('<NAME>')
    .description('turn one on again')
    .action((name: string, options: { json?: boolean }) =>
      withApp(terminal, async (app) => {
        await app.get(Switches).turnOn(CLI, name);
        terminal.answer(`${name} is on.`, { on: name }, options);
      }),
    );
}
