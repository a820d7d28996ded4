import type { Command } from 'commander';
import { Clock } from '../foundation/clock/clock';
import { readConfig } from '../foundation/config/config';
import { ConfigurationError } from '../foundation/config/configuration-error';
import { createBackupKey, readBackupKey } from '../operations/backup/backup-key';
import { writeBackup } from '../operations/backup/write-backup';
import { withJson, withProgress, type Terminal } from './terminal';

interface BackupOptions {
  readonly key?: string;
  readonly unsealed?: boolean;
  readonly withKeys?: string;
  readonly json?: boolean;
  readonly progress?: boolean;
}

/** Putting everything into one file. The app need not run, and may. */
export function addBackupCommands(program: Command, terminal: Terminal): void {
  withJson(program.command('backup-key'))
    .argument('<FILE>')
    .description('make a new key to seal backups with; keep a copy where the backups are not')
    .action((file: string, options: { json?: boolean }) => {
      const keyId = createBackupKey(file);
      terminal.answer(`Backup key ${keyId} is in ${file}.`, { keyId, file }, options);
    });
  withProgress(withJson(program.command('backup')))
    .argument('<FILE>')
    .description('write all that is in the database into FILE, as it is at one moment')
    .option('--key <KEY_FILE>', 'seal it under this backup key')
    .option('--unsealed', 'write it so that whoever has the file can read it; donors stay sealed')
    .option('--with-keys <KEY_FILE>', 'put this identity key file inside; only into a sealed backup')
    .action((file: string, options: BackupOptions) => backUp(file, terminal, options));
}

async function backUp(file: string, terminal: Terminal, options: BackupOptions): Promise<void> {
  if ((options.key === undefined) !== (options.unsealed === true))
    throw new ConfigurationError(['backup needs either --key KEY_FILE or --unsealed'], 'See backup --help.');
  const { manifest, bytes } = await writeBackup({
    ...{ databaseUrl: readConfig(terminal.shell.env).databaseUrl, file, createdAt: new Clock().now() },
    key: options.key === undefined ? null : readBackupKey(options.key),
    withKeys: options.withKeys ?? null,
    onProgress: (done) =>
      terminal.progress(
        `${done.tablesDone} of ${done.tables} tables, ${done.rows} rows, ${done.bytes} bytes (${done.table})`,
        options,
      ),
  });
  if (options.json === true) return terminal.json({ file, bytes, manifest });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  terminal.say(`${file}: ${manifest.tables.length} tables, ${rows} rows, ${bytes} bytes.`);
}
