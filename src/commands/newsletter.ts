import type { Command } from 'commander';
import { NewsletterExport, type ExportOutcome } from '../newsletter/newsletter-export';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

interface ExportOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Handing readers over to the newsroom's own list. */
export function addNewsletterCommands(program: Command, terminal: Terminal): void {
  const newsletter = program.command('newsletter').description('who asked for the newsletter');
  withJson(newsletter.command('export'))
    .argument('<FILE>')
    .description('write everybody who said yes and was not handed over yet into FILE, as CSV')
    .option('--all', 'those handed over before, too, as long as they are kept')
    .action((file: string, options: ExportOptions) => exportTo(file, terminal, options));
}

function exportTo(file: string, terminal: Terminal, options: ExportOptions): Promise<void> {
  return withApp(terminal, async (app) => {
    const outcome = await app.get(NewsletterExport).writeTo(file, options.all === true ? 'kept' : 'waiting');
    if (outcome.unreadable > 0) terminal.exitCode = EXIT.differences;
    terminal.answer(sentenceOf(file, outcome), { file, ...outcome }, options);
  });
}

function sentenceOf(file: string, { exported, unreadable }: ExportOutcome): string {
  const written = `${file}: ${exported} ${exported === 1 ? 'address' : 'addresses'}.`;
  return unreadable === 0 ? written : `${written} ${unreadable} more cannot be opened, and stay where they are.`;
}
