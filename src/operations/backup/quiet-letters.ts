import { MAIL_TABLES } from '../../infrastructure/mail/mail-queue';
import { keepQuietSql } from '../../letters/intents/letter-intents';
import type { DatabaseSession } from './database-session';

/**
 * What was sent since the backup is not in it, and must not be sent again. What happened before now is recorded when it
 * is heard of anew, and nobody is written to about it; a mail that was due by now counts as handed over, and is unknown
 * to `mail status`, from where a person can send it.
 */
export async function quietLetters({ runner }: DatabaseSession): Promise<void> {
  await runner.query(keepQuietSql(NOW));
  for (const table of MAIL_TABLES)
    await runner.query(
      // As if a process had died over it: whatever comes after it is planned by whoever finds it. A letter that waited may
      // have been brought forward since; a reminder's day may be long ahead.
      `update ${table} set state = 'claimed', claimed_at = clock_timestamp() - interval '1 hour'
       where state = 'pending' and ${table === 'letters' ? 'true' : `due_at <= ${NOW}`}`,
    );
}

/** In a trial, time may have been moved ahead. */
const NOW = 'greatest(clock_timestamp(), (select max(created) from stripe_events))';
