import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module';
import { ParkedEvents } from './events/inbox/parked-events';
import { readConfig } from './foundation/config/config';
import { ConfigurationError } from './foundation/config/configuration-error';
import { IdentityKeys, withNewKey } from './foundation/crypto/identity-keys';
import { writeKeyFile } from './foundation/crypto/key-file';
import { loadNewsroom } from './foundation/newsroom/load-newsroom';
import { DuplicateFlags } from './giving/contributions/duplicate-flags';
import { KeyRotation } from './giving/donors/key-rotation';
import { createLog } from './infrastructure/logging/log';
import { nestLog } from './infrastructure/logging/nest-log';

/** What can be done from a terminal: `node dist/src/cli.js <command>`. */
const COMMANDS: readonly Command[] = [
  {
    name: 'keys create',
    argument: 'FILE',
    help: 'put a new identity key in front of those in FILE, or begin the file',
    standalone: createKey,
  },
  {
    name: 'keys rotate',
    help: 'move every donor to the newest identity key; stopped anywhere, run it again',
    run: async (app) => {
      const done = await app.get(KeyRotation).rotate((progress) => say(`${progress.done} of ${progress.total} donors`));
      say(
        done === 0
          ? 'Every donor is under the newest key already.'
          : 'Done. Older keys may be removed from the file once no inbox event needs them.',
      );
    },
  },
  {
    name: 'events parked',
    help: 'list the events that could not be processed, with the reason',
    run: async (app) => table(await app.get(ParkedEvents).list(), 'No event is parked.'),
  },
  {
    name: 'events replay',
    argument: 'EVENT_ID|all',
    help: 'process a parked event again',
    run: async (app, which) => say(`${await app.get(ParkedEvents).replay(which)} events will be processed again.`),
  },
  {
    name: 'contributions duplicates',
    help: 'list gifts that may have been given twice by mistake',
    run: async (app) => table(await app.get(DuplicateFlags).list(), 'No gift looks like another.'),
  },
];

interface Command {
  readonly name: string;
  readonly argument?: string;
  readonly help: string;
  /** Needs the app: its settings and its database. */
  readonly run?: (app: INestApplicationContext, argument: string) => Promise<void>;
  readonly standalone?: (argument: string) => void;
}

async function main(words: string[]): Promise<void> {
  if (words.length === 0 || words.includes('--help') || words.includes('-h')) return say(usage());
  const command = COMMANDS.find(({ name }) => name === words.slice(0, 2).join(' '));
  const argument = words[2] ?? '';
  if (command === undefined || (command.argument !== undefined) !== (argument !== '')) {
    throw new ConfigurationError([`"${words.join(' ')}" is not a command`], usage());
  }
  if (command.standalone !== undefined) return command.standalone(argument);
  const app = await openApp();
  await command.run?.(app, argument).finally(() => app.close());
}

/** The app without HTTP and without working off the inbox. */
function openApp(): Promise<INestApplicationContext> {
  const config = { ...readConfig(), role: 'web' as const };
  const log = createLog('warn');
  const foundation = {
    config,
    newsroom: loadNewsroom(config.newsroomFile),
    identityKeys: IdentityKeys.fromFile(config.identityKeysFile),
  };
  return NestFactory.createApplicationContext(AppModule.register(foundation, log), {
    logger: nestLog(log),
    abortOnError: false,
  });
}

function createKey(path: string): void {
  writeKeyFile(path, withNewKey(existsSync(path) ? readFileSync(path, 'utf8') : undefined));
  say(`A new identity key stands first in ${path}. Restart the app, then run "keys rotate".`);
}

function usage(): string {
  const left = COMMANDS.map(({ name, argument }) => (argument === undefined ? name : `${name} ${argument}`));
  const width = Math.max(...left.map((text) => text.length));
  return [
    'Usage: node dist/src/cli.js COMMAND',
    '',
    ...COMMANDS.map(({ help }, index) => `  ${left[index]?.padEnd(width)}  ${help}`),
  ].join('\n');
}

function table(rows: readonly object[], empty: string): void {
  if (rows.length === 0) return say(empty);
  for (const row of rows) say(Object.values(row).map(String).join('  '));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? 2 : 1);
});
