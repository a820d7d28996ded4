import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../foundation/config/config';
import { ConfigurationError } from '../foundation/config/configuration-error';
import { IdentityKeys } from '../foundation/crypto/identity-keys';
import { writeKeyFile } from '../foundation/crypto/key-file';
import { ErasureLog } from '../giving/donors/erasure-log';
import { readBackupKey } from '../operations/backup/backup-key';
import { BackupRefused } from '../operations/backup/backup-refused';
import { checkBackup } from '../operations/backup/check-backup';
import type { BackupFile } from '../operations/backup/read-backup';
import { restoreBackup, type RestoreOrder } from '../operations/backup/restore-backup';
import { withJson, withProgress, type Terminal } from './terminal';

interface RestoreOptions {
  readonly key?: string;
  readonly verifyOnly?: boolean;
  readonly keysTo?: string;
  /** False: --no-erasures. */
  readonly erasures?: string | false;
  readonly json?: boolean;
  readonly progress?: boolean;
}

/** Getting everything back out of one file. */
export function addRestoreCommands(program: Command, terminal: Terminal): void {
  withProgress(withJson(program.command('restore')))
    .argument('<FILE>')
    .description('load a backup into the empty database of DATABASE_URL, and prove that it is all there')
    .option('--key <KEY_FILE>', 'the backup key it is sealed under')
    .option('--verify', 'count, hash and sum what was loaded; always done, for there is no restore without')
    .option('--verify-only', 'check the file and touch no database')
    .option('--keys-to <FILE>', 'with --verify-only: write the identity key file that is inside to FILE')
    .option('--erasures <LOG_FILE>', 'the erasure log: whom it names is erased again')
    .option('--no-erasures', 'restore without the log, although it may bring back who was erased')
    .action((file: string, options: RestoreOptions) => {
      const backup = { file, key: options.key === undefined ? null : readBackupKey(options.key) };
      return options.verifyOnly === true ? verify(backup, terminal, options) : restore(backup, terminal, options);
    });
}

async function verify(backup: BackupFile, terminal: Terminal, options: RestoreOptions): Promise<void> {
  const { manifest, keyFile } = await checkBackup(backup);
  if (options.keysTo !== undefined) takeOutKeys(keyFile, options.keysTo);
  if (options.json === true) return terminal.json({ file: backup.file, manifest });
  const { createdAt, appVersion, tables, identityKeyIds } = manifest;
  const needed = identityKeyIds.length === 0 ? 'needs no identity key' : `needs ${identityKeyIds.join(', ')}`;
  terminal.say(
    `Whole and as it was written: ${createdAt}, Mainstay ${appVersion}, ${tables.length} tables, ${needed}.`,
  );
}

function takeOutKeys(keyFile: string | null, target: string): void {
  if (keyFile === null) throw new BackupRefused('There is no identity key file in this backup');
  if (existsSync(target)) throw new BackupRefused(`${target} exists already, and keys are never written over`);
  writeKeyFile(target, keyFile);
}

async function restore(backup: BackupFile, terminal: Terminal, options: RestoreOptions): Promise<void> {
  if (options.keysTo !== undefined)
    throw new ConfigurationError(['--keys-to goes with --verify-only'], 'See restore --help.');
  // Who owns the schema makes it; the app's role gets its rights at the next start.
  const { databaseUrl: appUrl, databaseMigrationUrl, identityKeysFile } = readConfig(terminal.shell.env);
  const databaseUrl = databaseMigrationUrl ?? appUrl;
  const report = await restoreBackup({
    ...{ ...backup, databaseUrl, identityKeys: IdentityKeys.fromFile(identityKeysFile) },
    erasures: erasuresOf(options),
    onProgress: ({ tablesDone, tables, table }) =>
      terminal.progress(`${tablesDone} of ${tables} tables (${table})`, options),
  });
  if (options.json === true) return terminal.json(report);
  const rows = report.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  terminal.say(
    `Restored and verified: ${rows} rows of ${report.manifest.createdAt}. ${report.migrated.length} later migrations applied, ${report.erased} donors erased again, ${report.forgotten} requests deleted that may be theirs.`,
  );
}

function erasuresOf({ erasures }: RestoreOptions): RestoreOrder['erasures'] {
  if (erasures === undefined) return undefined;
  if (erasures === false) return 'without';
  // A log that is missing must not pass for one without erasures.
  if (!existsSync(erasures)) throw new BackupRefused(`There is no erasure log ${erasures}`);
  return new ErasureLog(erasures).read();
}
