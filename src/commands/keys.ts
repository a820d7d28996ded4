import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { withNewKey } from '../foundation/crypto/identity-keys';
import { writeKeyFile } from '../foundation/crypto/key-file';
import { KeyRotation } from '../giving/donors/key-rotation';
import { withApp } from './open-app';
import { withProgress, type Terminal } from './terminal';

/** The keys that protect who gave. */
export function addKeyCommands(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('the keys that protect who gave');
  keys
    .command('create')
    .argument('<FILE>')
    .description('put a new identity key in front of those in FILE, or begin the file')
    .action((file: string) => createKey(file, terminal));
  withProgress(keys.command('rotate'))
    .description('move every donor to the newest identity key; stopped anywhere, run it again')
    .action((options: { progress?: boolean }) => rotate(terminal, options));
}

function createKey(path: string, terminal: Terminal): void {
  writeKeyFile(path, withNewKey(existsSync(path) ? readFileSync(path, 'utf8') : undefined));
  terminal.say(`A new identity key stands first in ${path}. Restart the app, then run "keys rotate".`);
}

function rotate(terminal: Terminal, options: { progress?: boolean }): Promise<void> {
  return withApp(async (app) => {
    const moved = await app
      .get(KeyRotation)
      .rotate(({ done, total }) => terminal.progress(`${done} of ${total} donors`, options));
    terminal.say(
      moved === 0
        ? 'Every donor is under the newest key already.'
        : `${moved} donors moved. Older keys may be removed from the file once no inbox event needs them.`,
    );
  });
}
