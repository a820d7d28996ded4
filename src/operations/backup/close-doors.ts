import type { DatabaseSession } from './database-session';

/**
 * Lets no program in by a token of the backup's time: it may have been revoked since. Sessions, links and known browsers
 * are in no backup; who may sign in is, and has to be looked through by a person.
 */
export async function closeDoors({ runner }: DatabaseSession): Promise<void> {
  await runner.query('update staff_tokens set revoked_at = clock_timestamp() where revoked_at is null');
}
