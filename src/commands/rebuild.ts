import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { DataSource } from 'typeorm';
import { EventProcessor } from '../events/drain/event-processor';
import { FromStripe, type FilledFromStripe } from '../events/rebuilding/from-stripe';
import { rebuild, type Rebuilt } from '../events/rebuilding/rebuilder';
import { scratchUrl, withScratchSchema } from '../events/rebuilding/scratch-schema';
import { readConfig } from '../foundation/config/config';
import { SettleErasures } from '../giving/donors/settle-erasures';
import { AfterCommit } from '../infrastructure/alarms/after-commit';
import { AccountTie } from '../infrastructure/stripe/tie/account-tie';
import { LedgerWriter } from '../payments/ledger/ledger-writer';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { readDay } from './read-day';
import { withJson, withProgress, type Terminal } from './terminal';
import { UsageError } from './usage-error';

interface Options {
  readonly dryRun?: boolean;
  readonly fromStripe?: boolean;
  readonly from?: Date;
  readonly json?: boolean;
  readonly progress?: boolean;
}

export function addRebuildCommands(program: Command, terminal: Terminal): void {
  withProgress(withJson(program.command('rebuild')))
    .description(
      'work all stored events off once more, beside the tables in use; compare, and mend what differs. The ledger is only added to',
    )
    .option('--dry-run', 'compare only (exit 3: something differs)')
    .addOption(
      new Option(
        '--from-stripe',
        'fill an empty database with what Stripe knows, and say what it never knew',
      ).conflicts('dryRun'),
    )
    .option('--from <day>', 'with --from-stripe: nothing at Stripe is older than this UTC day', readDay)
    .action((options: Options) => {
      if (options.fromStripe === true) return fillFromStripe(terminal, options);
      if (options.from !== undefined)
        throw new UsageError('--from goes with --from-stripe: stored events are all worked off.');
      return rebuildInPlace(terminal, options);
    });
}

/** Before Stripe was. */
const LONG_AGO = new Date('2010-01-01T00:00:00Z');

async function rebuildInPlace(terminal: Terminal, options: Options): Promise<void> {
  const { databaseUrl, databaseMigrationUrl } = readConfig(terminal.shell.env);
  // Only who owns the schema may make another beside it.
  const owner = databaseMigrationUrl ?? databaseUrl;
  const settings = { databaseUrl: owner, databaseMigrationUrl: undefined, databasePoolSize: CONNECTIONS };
  await withApp(
    terminal,
    async (live) => {
      const dataSource = live.get(DataSource);
      const inScratch = (work: (scratch: INestApplicationContext) => Promise<void>) =>
        withScratchSchema(dataSource, () => withApp(terminal, work, { ...settings, databaseUrl: scratchUrl(owner) }));
      await inScratch(async (scratch) => {
        scratch.get(AfterCommit, { strict: false }).keepQuiet();
        const parts = {
          ...{ live: dataSource, ledger: live.get(LedgerWriter, { strict: false }) },
          ...{ scratch: scratch.get(DataSource), processor: scratch.get(EventProcessor, { strict: false }) },
        };
        const told = (processed: number) => terminal.progress(`${processed} events worked off`, options);
        const mode = options.dryRun === true ? 'compare' : 'mend';
        report(terminal, await rebuild(parts, mode, told), options);
      });
    },
    settings,
  );
}

/** One guards the schema, one keeps workers waiting, one compares. */
const CONNECTIONS = 4;

function report(terminal: Terminal, { differences, corrected, leftParked }: Rebuilt, options: Options): void {
  if (options.dryRun === true && differences.length > 0) terminal.exitCode = EXIT.differences;
  if (options.json === true) return terminal.json({ differences, corrected, leftParked });
  if (leftParked > 0)
    terminal.say(`Left aside, as a person wanted: ${leftParked} parked ${leftParked === 1 ? 'event' : 'events'}.`);
  if (differences.length === 0) return terminal.say('Everything in use is what the stored events say.');
  for (const { table, count, rows } of differences) {
    terminal.say(`${table}: ${count} ${count === 1 ? 'row differs' : 'rows differ'}`);
    for (const { key, what } of rows) terminal.say(`  ${key}: ${what}`);
  }
  if (options.dryRun === true) return terminal.say('Nothing was changed.');
  terminal.say(`Mended. In the ledger ${corrected.length} things were corrected by adding to it.`);
}

async function fillFromStripe(terminal: Terminal, options: Options): Promise<void> {
  await withApp(terminal, async (app) => {
    await app.get(AccountTie).expectSame();
    app.get(AfterCommit, { strict: false }).keepQuiet();
    const told = (what: string) => terminal.progress(what, options);
    const filled = await app.get(FromStripe, { strict: false }).fill(options.from ?? LONG_AGO, told);
    // Who was erased stays erased: their log outlives every database.
    await app.get(SettleErasures, { strict: false }).run();
    reportFilled(terminal, filled, options);
  });
}

function reportFilled(terminal: Terminal, filled: FilledFromStripe, options: Options): void {
  if (options.json === true) return terminal.json(filled);
  for (const [kind, count] of Object.entries(filled.objects)) terminal.say(`${kind}: ${count}`);
  terminal.say(`${filled.contributions} contributions were made again from the ids Stripe kept for us.`);
  terminal.say('What Stripe never knew is missing:');
  for (const line of filled.missing) terminal.say(`  ${line}`);
}
