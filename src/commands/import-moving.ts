import { InvalidArgumentError, Option, type Command } from 'commander';
import { SOURCES, type Source } from '../imports/formats/format';
import { StoppedAgreements, type StoppedReport } from '../imports/continuing/stopped-agreements';
import { StoppingList, type AgreementToStop } from '../imports/continuing/stopping-list';
import { Invitations } from '../imports/inviting/invitations';
import { withoutFormula } from '../foundation/csv/without-formula';
import { counted } from './counted';
import { EXIT } from './exit-codes';
import { orderOf, withTry, type WriteOptions } from './import-options';
import { endOf, sayFaults } from './import-report';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

/** From another processor to here: donors enter a card once more, and the old agreement is ended. */
export function addMovingCommands(imports: Command, terminal: Terminal): void {
  addInvite(imports, terminal);
  addHandover(imports, terminal);
  addStopped(imports, terminal);
}

function addInvite(imports: Command, terminal: Terminal): void {
  withTry(withJson(imports.command('invite')))
    .description('write to donors of other processors: a letter, a reminder two weeks later, and then no more')
    .addOption(new Option('--from <system>', 'only those of one').choices(SOURCES))
    .option('--limit <number>', 'so many letters at most, the most urgent first', wholeNumber, 200)
    .action((options: WriteOptions & { from?: Source; limit: number }) =>
      withApp(terminal, async (app) => {
        const { how } = orderOf(options);
        const invited = await app.get(Invitations).invite(how, options.limit, options.from ?? null);
        const counts = await app.get(Invitations).counts();
        const end = how === 'written' ? 'are on their way' : 'would be sent: this was a trial. Send them with --write';
        const sentence = `${invited.invited} letters ${end}. ${invited.left} donors are left for another time.`;
        terminal.answer(sentence, { ...invited, written: how === 'written', mails: counts }, options);
      }),
    );
}

function addHandover(imports: Command, terminal: Terminal): void {
  withJson(imports.command('handover'))
    .description('agreements to end at the other processor, because their donors have entered a card here')
    .option('--csv', 'as CSV on standard output, for whoever ends them')
    .action((options: { json?: boolean; csv?: boolean }) =>
      withApp(terminal, async (app) => {
        const list = await app.get(StoppingList).all();
        if (options.csv === true) terminal.say(csvOf(list));
        else terminal.rows(list, 'None is to be ended.', options);
      }),
    );
}

function addStopped(imports: Command, terminal: Terminal): void {
  withTry(withJson(imports.command('stopped')))
    .argument('<FILE>', 'one id a line, or the CSV of import handover with the others left out')
    .description('agreements in FILE were ended at the other processor: it takes nothing more')
    .addOption(new Option('--from <system>', 'where').choices(SOURCES).makeOptionMandatory())
    .option('--undo', 'they were not, after all')
    .option('--skip-errors', 'note the ids that are known; without it a file with an error is left as a whole')
    .action((file: string, options: WriteOptions & { from: Source; undo?: boolean }) =>
      withApp(terminal, async (app) => {
        const said = options.undo === true ? 'going on' : 'stopped';
        const report = await app.get(StoppedAgreements).note(file, options.from, said, orderOf(options));
        if (report.faults.length > 0) terminal.exitCode = EXIT.differences;
        if (options.json !== true) sayFaults(terminal, report.faults);
        terminal.answer(sentenceOf(report), report, options);
      }),
    );
}

function sentenceOf({ lines, noted, known, faults, written }: StoppedReport): string {
  const found = `${noted} new, ${known} known, ${counted(faults.length, 'error')}`;
  return `${counted(lines, 'line')}: ${found}. ${endOf({ written, faults })}`;
}

function csvOf(list: readonly AgreementToStop[]): string {
  const cells = list.map(({ source, externalId, stopBy, firstOn }) => [source, externalId, stopBy, firstOn ?? '']);
  const rows = [['source', 'external_id', 'stop_by', 'first_charge_on'], ...cells];
  return rows.map((row) => row.map((cell) => `"${withoutFormula(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number, such as 200.');
  return Number(text);
}
