import { Option, type Command } from 'commander';
import { DAY_ORDERS, type DayOrder } from '../imports/formats/days';
import { SOURCES, type Source } from '../imports/formats/format';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import { Adoption } from '../imports/adopting/adoption';
import { GiftImport } from '../imports/gifts/gift-import';
import { ImportedGifts } from '../imports/gifts/imported-gifts';
import { SubscriptionImport } from '../imports/subscriptions/subscription-import';
import { EXIT } from './exit-codes';
import { addMovingCommands } from './import-moving';
import { orderOf, withTry, type WriteOptions } from './import-options';
import { sayReport } from './import-report';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';
import { UsageError } from './usage-error';

interface FileOptions extends WriteOptions {
  readonly from: Source;
  readonly currency?: string;
  readonly days?: DayOrder;
}

/** Taking over donors and gifts from the systems that the newsroom leaves. */
export function addImportCommands(program: Command, terminal: Terminal): void {
  const imports = program.command('import').description('donors and gifts from the systems that the newsroom leaves');
  addGifts(imports, terminal);
  addSubscriptions(imports, terminal);
  addAdopt(imports, terminal);
  addMovingCommands(imports, terminal);
  withJson(imports.command('totals'))
    .description('what was given before, by year, system and currency (minor units)')
    .action((options: { json?: boolean }) =>
      withApp(terminal, async (app) =>
        terminal.rows(await app.get(ImportedGifts).years(), 'No gifts were imported.', options),
      ),
    );
}

function addGifts(imports: Command, terminal: Terminal): void {
  withFile(imports.command('gifts'))
    .description('past gifts, for statements and reports; no part of the ledger')
    .option('--without-donors', 'remember the gifts, and not who gave them')
    .action((file: string, options: FileOptions & { withoutDonors?: boolean }) =>
      withApp(terminal, async (app) => {
        const order = { ...orderOf(options), donors: options.withoutDonors === true ? 'left out' : 'kept' } as const;
        const report = await app.get(GiftImport).run({ file, source: options.from }, order, options);
        sayReport(terminal, report, options);
      }),
    );
}

function addSubscriptions(imports: Command, terminal: Terminal): void {
  withFile(imports.command('subscriptions'))
    .description('standing agreements: nothing is charged, and nobody written to, before you say so')
    .option('--language <code>', 'of the letters to their donors (else the default of the newsroom file)')
    .action((file: string, options: FileOptions & { language?: string }) =>
      withApp(terminal, async (app) => {
        const { language } = options;
        const { languages } = app.get<Newsroom>(NEWSROOM, { strict: false });
        if (language !== undefined && !languages.includes(language))
          throw new UsageError(`--language is one of ${languages.join(', ')}.`);
        const order = { ...orderOf(options), ...(language === undefined ? {} : { language }) };
        const report = await app.get(SubscriptionImport).run({ file, source: options.from }, order, options);
        sayReport(terminal, report, options);
      }),
    );
}

function addAdopt(imports: Command, terminal: Terminal): void {
  withTry(withJson(imports.command('adopt')))
    .description('agreements at your own account at Stripe become gifts here; they go on as they are')
    .action((options: { write?: boolean; json?: boolean }) =>
      withApp(terminal, async (app) => {
        const how = options.write === true ? 'written' : 'tried';
        const outcomes = await app.get(Adoption).run(how);
        if (outcomes.some(({ outcome }) => outcome !== 'adopted')) terminal.exitCode = EXIT.differences;
        terminal.rows(
          outcomes.map((each) => ({ ...each, how })),
          'None is waiting.',
          options,
        );
      }),
    );
}

/** A command that takes an export. Without --write it only says what it would do. */
function withFile(command: Command): Command {
  return withTry(withJson(command))
    .argument('<FILE>', 'the export, as CSV')
    .addOption(new Option('--from <system>', 'whose export it is').choices(SOURCES).makeOptionMandatory())
    .option('--currency <code>', 'of a file that names none')
    .addOption(new Option('--days <order>', 'what comes first in days such as 03/04/2026').choices(DAY_ORDERS))
    .option('--skip-errors', 'take the lines that are right; without it a file with an error is left as a whole');
}
