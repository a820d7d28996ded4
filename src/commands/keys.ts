import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { withNewKey } from '../foundation/crypto/identity-keys';
import { writeKeyFile } from '../foundation/crypto/key-file';
import { KeyRotation } from '../giving/donors/key-rotation';
import { StaffKeyRotation } from '../staff/people/staff-key-rotation';
import { withApp } from './open-app';
import { withJson, withProgress, type Terminal } from './terminal';

interface Options {
  readonly json?: boolean;
  readonly progress?: boolean;
}

/** The keys that protect who gave. */
export function addKeyCommands(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('the keys that protect who gave');
  withJson(keys.command('create'))
    .argument('<FILE>')
    .description('put a new identity key in front of those in FILE, or begin the file')
    .action((file: string, options: Options) => createKey(file, terminal, options));
  withProgress(withJson(keys.command('rotate')))
    .description('move every donor and all staff to the newest identity key; stopped anywhere, run it again')
    .action((options: Options) => rotate(terminal, options));
}

function createKey(path: string, terminal: Terminal, options: Options): void {
  writeKeyFile(path, withNewKey(existsSync(path) ? readFileSync(path, 'utf8') : undefined));
  const sentence = `A new identity key stands first in ${path}. Restart the app, then run "keys rotate".`;
  terminal.answer(sentence, { file: path }, options);
}

function rotate(terminal: Terminal, options: Options): Promise<void> {
  return withApp(terminal, async (app) => {
    const moved = await app
      .get(KeyRotation)
      .rotate(({ done, total }) => terminal.progress(`${done} of ${total} donors`, options));
    const staff = await app.get(StaffKeyRotation, { strict: false }).rotate();
    const sentence =
      moved + staff === 0
        ? 'Every donor and all staff are under the newest key already.'
        : `${moved} donors and ${staff} of the staff moved. Older keys may be removed from the file once no inbox event needs them.`;
    terminal.answer(sentence, { moved, staff }, options);
  });
}
