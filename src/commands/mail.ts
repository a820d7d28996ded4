import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import { NEWSROOM } from '../foundation/newsroom/newsroom-token';
import type { Newsroom } from '../foundation/newsroom/newsroom';
import { CONFIG, type Config } from '../foundation/config/config';
import { checkedEmail } from '../infrastructure/mail/mail-problems';
import { MailStanding } from '../infrastructure/mail/mail-standing';
import { Suppressions } from '../infrastructure/mail/suppressions';
import { asHtml, asText } from '../letters/templates/letter';
import { LETTER_LANGUAGES } from '../letters/templates/letter-texts';
import { sampleLetters } from '../letters/templates/sample-letters';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

interface Options {
  readonly json?: boolean;
}

/** What is written to donors. */
export function addMailCommands(program: Command, terminal: Terminal): void {
  const mail = program.command('mail').description('what is written to donors');
  withJson(mail.command('status'))
    .option('--unknown', 'list the mails of which nobody knows whether they arrived')
    .description('count mails by what became of them')
    .action((options: Options & { unknown?: boolean }) => status(terminal, options));
  withJson(mail.command('resend'))
    .argument('<ID>')
    .description('send a mail once more that was refused, or may never have arrived')
    .action((id: string, options: Options) => resend(terminal, id, options));
  withJson(mail.command('suppress'))
    .description('never write again to the addresses on standard input, one a line: their readers complained')
    .action((options: Options) => suppress(terminal, options));
  withJson(mail.command('unsuppress'))
    .description(
      'write again to the addresses on standard input, one a line: a mailbox was full, or its reader asks for it',
    )
    .action((options: Options) => unsuppress(terminal, options));
  withJson(mail.command('preview'))
    .argument('<FOLDER>')
    .description('write one letter of every kind and language, with made-up facts, into files in FOLDER')
    .action((folder: string, options: Options) => preview(terminal, folder, options));
}

function status(terminal: Terminal, options: Options & { unknown?: boolean }): Promise<void> {
  return withApp(terminal, async (app) => {
    const standing = app.get(MailStanding);
    if (options.unknown === true)
      terminal.rows(
        [...(await standing.unknown())].map(asRow),
        'Of every mail it is known what became of it.',
        options,
      );
    else terminal.rows([...(await standing.counts())].map(asRow), 'No mail was written yet.', options);
  });
}

function asRow(row: object): Record<string, unknown> {
  return { ...row };
}

function resend(terminal: Terminal, id: string, options: Options): Promise<void> {
  return withApp(terminal, async (app) => {
    if (await app.get(MailStanding).resend(id))
      return terminal.answer(
        'It is tried within a minute; "mail status" says what became of it.',
        { resent: id },
        options,
      );
    terminal.complain(`No mail that was refused or is unknown is called ${id}.`);
    terminal.exitCode = EXIT.failed;
  });
}

/** Does something with each address on standard input: behind a command it would stand in the history of the shell. */
function withAddresses(
  terminal: Terminal,
  options: Options,
  work: { readonly each: (app: INestApplicationContext, email: string) => Promise<void>; readonly done: string },
): Promise<void> {
  return withApp(terminal, async (app) => {
    const refusedLines: number[] = [];
    let [line, addresses] = [0, 0];
    for await (const text of createInterface({ input: terminal.shell.stdin })) {
      line++;
      if (text.trim() === '') continue;
      const email = emailIn(text);
      if (email === undefined) refusedLines.push(line);
      else await work.each(app, email).then(() => addresses++);
    }
    terminal.answer(`${work.done}: ${addresses}.`, { addresses, refusedLines }, options);
    if (refusedLines.length === 0) return;
    terminal.complain(`No address stands in line ${refusedLines.join(', ')}.`);
    terminal.exitCode = EXIT.failed;
  });
}

function suppress(terminal: Terminal, options: Options): Promise<void> {
  return withAddresses(terminal, options, {
    done: 'Addresses that get no more mail',
    each: (app, email) =>
      app.get(Suppressions).add(app.get(DataSource).manager, email, 'complaint', app.get(Clock).now()),
  });
}

function unsuppress(terminal: Terminal, options: Options): Promise<void> {
  return withAddresses(terminal, options, {
    done: 'Addresses that may be written to again',
    each: (app, email) => app.get(Suppressions).remove(app.get(DataSource).manager, email),
  });
}

function emailIn(text: string): string | undefined {
  try {
    return checkedEmail(text);
  } catch {
    return undefined;
  }
}

function preview(terminal: Terminal, folder: string, options: Options): Promise<void> {
  return withApp(terminal, async (app) => {
    const [newsroom, { publicUrl }] = [app.get<Newsroom>(NEWSROOM), app.get<Config>(CONFIG)];
    mkdirSync(folder, { recursive: true });
    const files = LETTER_LANGUAGES.flatMap((language) =>
      sampleLetters(newsroom, language, publicUrl.origin).flatMap(({ name, letter }) => {
        const file = path.join(folder, `${language}-${name}`);
        writeFileSync(`${file}.html`, asHtml(letter));
        writeFileSync(`${file}.txt`, `Subject: ${letter.subject}\n\n${asText(letter)}`);
        return [`${file}.html`, `${file}.txt`];
      }),
    );
    terminal.answer(`${files.length} files written into ${folder}.`, { files }, options);
  });
}
