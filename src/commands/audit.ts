import { InvalidArgumentError, type Command } from 'commander';
import type { AuditLine } from '../infrastructure/audit/audit-line';
import { AuditReader, type AuditVerdict } from '../infrastructure/audit/audit-reader';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Row, type Terminal } from './terminal';

interface Options {
  readonly json?: boolean;
}

/** What people of the newsroom did. */
export function addAuditCommands(program: Command, terminal: Terminal): void {
  const audit = program.command('audit').description('what people of the newsroom did');
  withJson(audit.command('verify'))
    .description('read the whole audit log again: nothing changed, left out or cut off (exit 3: something was)')
    .action((options: Options) =>
      withApp(terminal, async (app) => report(terminal, await app.get(AuditReader).verify(), options)),
    );
  withJson(audit.command('list'))
    .option('--limit <NUMBER>', 'at most so many', readCount, 50)
    .description('list what was done, newest first, by ids')
    .action(({ limit, ...options }: Options & { limit: number }) =>
      withApp(terminal, async (app) => {
        const lines = await app.get(AuditReader).latest({ limit });
        terminal.rows(lines.map(rowOf), 'Nothing was done yet.', options);
      }),
    );
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 99999.');
  return Number(text);
}

function rowOf({ actorKind, actorId, subjectKind, subjectId, ...line }: AuditLine): Row {
  const { number, at, action, details } = line;
  const [actor, subject] = [named(actorKind, actorId), subjectKind && named(subjectKind, subjectId)];
  return { number: number.toString(), at, actor, action, subject, details };
}

function named(kind: string, id: string | null): string {
  return id === null ? kind : `${kind} ${id}`;
}

function report(terminal: Terminal, verdict: AuditVerdict, options: Options): void {
  const { lines, headHash, faults } = verdict;
  if (faults.length > 0) terminal.exitCode = EXIT.differences;
  if (options.json === true) return terminal.json(verdict);
  terminal.say(`${lines} lines.`);
  if (headHash !== null) terminal.say(`Hash of the last line: ${headHash}`);
  for (const { number, fault } of faults) terminal.say(number === null ? fault : `Line ${number}: ${fault}`);
  terminal.say(faults.length === 0 ? 'The audit log is as it was written.' : `${faults.length} faults were found.`);
}
