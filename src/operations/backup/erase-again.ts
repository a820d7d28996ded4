import type { DatabaseSession } from './database-session';
import { applyErasures } from '../../giving/donors/apply-erasures';
import { erasuresIn } from '../../giving/donors/erasure';
import type { Erasure } from '../../giving/donors/erasure-log';
import { BackupRefused } from './backup-refused';

/**
 * Erases again whom the backup still knows, in the transaction under way.
 * @returns how many erasures the log holds
 * @throws BackupRefused when the log lacks one that the backup itself knows of: then it lacks later ones as well
 */
export async function eraseAgain({ runner }: DatabaseSession, erasures: readonly Erasure[]): Promise<number> {
  const logged = new Set(erasures.map(({ donorId }) => donorId));
  const lacking = (await erasuresIn(runner)).filter(({ donorId }) => !logged.has(donorId));
  if (lacking.length > 0)
    throw new BackupRefused(
      `The erasure log lacks ${lacking.length} donors whom the backup knows to be erased: it is an old one, or another installation's`,
    );
  await applyErasures(runner, erasures);
  await runner.query(DROP_WAITING_EMAILS, [JSON.stringify(erasures.flatMap((erasure) => erasure.contributionIds))]);
  return logged.size;
}

/** An email that had not yet moved from the inbox to the donor when the backup was made. */
const DROP_WAITING_EMAILS = `
  update stripe_events set sealed_email = null, sealing_key_id = null
  where sealed_email is not null
    and projection ->> 'client_reference_id' in (select jsonb_array_elements_text($1::jsonb))`;
