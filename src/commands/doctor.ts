import type { Command } from 'commander';
import { Doctor } from '../operations/doctor/doctor';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

/** Whether everything around the app is as it must be. */
export function addDoctorCommand(program: Command, terminal: Terminal): void {
  withJson(program.command('doctor'))
    .option('--fix', 'set up at Stripe what can be set up from here')
    .description('look at the webhook endpoint, the account, clock and database: what is fine, what is left to do')
    .action((options: { fix?: boolean; json?: boolean }) => examine(terminal, options));
}

function examine(terminal: Terminal, options: { fix?: boolean; json?: boolean }): Promise<void> {
  return withApp(terminal, async (app) => {
    const findings = await app.get(Doctor, { strict: false }).examine(options.fix === true ? 'fix' : 'look');
    if (options.json === true) terminal.json(findings);
    else for (const { check, state, text } of findings) terminal.say(`${state.padEnd(5)}  ${check}: ${text}`);
    if (findings.some(({ state }) => state === 'todo')) terminal.exitCode = EXIT.differences;
  });
}
