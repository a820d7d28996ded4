import type { IdentityKeys } from '../../foundation/crypto/identity-keys';
import type { Erasure } from '../../giving/donors/erasure-log';
import { BackupRefused } from './backup-refused';
import { checkBackup } from './check-backup';
import { closeDoors } from './close-doors';
import { withSession, type DatabaseSession } from './database-session';
import { eraseAgain, type ErasedAgain } from './erase-again';
import { refuseUnlessKeysFit } from './fitting-keys';
import { loadBackup, type RestoreProgress } from './load-backup';
import type { Manifest } from './manifest';
import { quietLetters } from './quiet-letters';
import type { BackupFile } from './read-backup';
import { migrateTo, migrateToPresent, refuseUnlessEmpty } from './restored-schema';
import { verifyRestored } from './verify-restored';

export interface RestoreOrder extends BackupFile {
  /** Of an empty database. */
  readonly databaseUrl: string;
  readonly identityKeys: IdentityKeys;
  /** From the erasure log. To restore without one has to be said: it may bring back who was erased since. */
  readonly erasures: readonly Erasure[] | 'without' | undefined;
  readonly onProgress: (progress: RestoreProgress) => void;
}

export interface RestoreReport extends ErasedAgain {
  readonly manifest: Manifest;
  /** Migrations that came after the backup. */
  readonly migrated: readonly string[];
}

/**
 * Restores a backup into an empty database and verifies it, all in one transaction: it is there whole and proven, or
 * the database is as empty as it was.
 * @throws BackupRefused naming what is wrong; the database's error when it cannot take a row
 */
export async function restoreBackup(order: RestoreOrder): Promise<RestoreReport> {
  return withSession(order.databaseUrl, async (session) => {
    await refuseUnlessEmpty(session);
    const { manifest } = await checkBackup(order);
    const erasures = erasuresToApply(order, manifest);
    await session.runner.startTransaction();
    const report = await restoreInto(session, { ...order, erasures }, manifest);
    await session.runner.commitTransaction();
    return report;
  });
}

function erasuresToApply({ erasures }: RestoreOrder, manifest: Manifest): readonly Erasure[] | 'without' {
  if (erasures !== undefined) return erasures;
  throw new BackupRefused(
    `The backup knows of ${manifest.erasures} erased donors, and more may have been erased since. Give the erasure log with --erasures, or say --no-erasures where it is lost`,
  );
}

async function restoreInto(
  session: DatabaseSession,
  order: RestoreOrder & { erasures: readonly Erasure[] | 'without' },
  manifest: Manifest,
): Promise<RestoreReport> {
  await migrateTo(session, manifest.migrations);
  await loadBackup(session.client, order, { manifest, onProgress: order.onProgress });
  await verifyRestored(session.client, manifest);
  const migrated = await migrateToPresent(session);
  const again = order.erasures === 'without' ? NOBODY : await eraseAgain(session, order.erasures);
  await quietLetters(session);
  await closeDoors(session);
  await refuseUnlessKeysFit(session.client, order.identityKeys);
  return { manifest, migrated, ...again };
}

const NOBODY: ErasedAgain = { erased: 0, forgotten: 0 };
