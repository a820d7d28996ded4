import type { Command } from 'commander';
import { DuplicateFlags } from '../giving/contributions/duplicate-flags';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

export function addContributionCommands(program: Command, terminal: Terminal): void {
  const contributions = program.command('contributions').description('what readers gave');
  withJson(contributions.command('duplicates'))
    .description('list gifts that may have been given twice by mistake')
    .action((options: { json?: boolean }) =>
      withApp(terminal, async (app) =>
        terminal.rows(await app.get(DuplicateFlags).list(), 'No gift looks like another.', options),
      ),
    );
}
