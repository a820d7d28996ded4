import type { DatabaseSession } from './database-session';
import { applyErasures } from '../../giving/donors/apply-erasures';
import { erasuresIn } from '../../giving/donors/erasure';
import type { Erasure } from '../../giving/donors/erasure-log';
import { BackupRefused } from './backup-refused';
import { forgetAddresses } from './forget-addresses';

export interface ErasedAgain {
  /** Donors in the erasure log, all of them unreadable now. */
  readonly erased: number;
  /** Requests that went since they may be of somebody who was erased after the backup. */
  readonly forgotten: number;
}

/**
 * Erases again whom the backup still knows, in the transaction under way.
 * @throws BackupRefused when the log lacks one that the backup itself knows of: then it lacks later ones as well
 */
export async function eraseAgain(session: DatabaseSession, erasures: readonly Erasure[]): Promise<ErasedAgain> {
  const { runner } = session;
  const logged = new Set(erasures.map(({ donorId }) => donorId));
  const inBackup = await erasuresIn(runner);
  const lacking = inBackup.filter(({ donorId }) => !logged.has(donorId));
  if (lacking.length > 0)
    throw new BackupRefused(
      `The erasure log lacks ${lacking.length} donors whom the backup knows to be erased: it is an old one, or another installation's`,
    );
  await applyErasures(runner, erasures);
  await runner.query(DROP_WAITING_EMAILS, [JSON.stringify(erasures.flatMap((erasure) => erasure.contributionIds))]);
  // As many, and none lacking: the same.
  const forgotten = logged.size > inBackup.length ? await forgetAddresses(session) : 0;
  return { erased: logged.size, forgotten };
}

/** An email that had not yet moved from the inbox to the donor when the backup was made. */
const DROP_WAITING_EMAILS = `
  update stripe_events set sealed_email = null, sealing_key_id = null
  where sealed_email is not null
    and projection ->> 'client_reference_id' in (select jsonb_array_elements_text($1::jsonb))`;
