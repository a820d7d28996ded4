import { query } from './query';

/** The payment pages an attempt has led to, first to last. */
export function pagesOf(databaseUrl: string, attemptId: unknown): Promise<{ attempt: number; state: string }[]> {
  return query(
    databaseUrl,
    `select s.attempt, s.state from contributions c join checkout_sessions s on s.contribution_id = c.id
     where c.attempt_id = $1 order by s.attempt`,
    [attemptId],
  );
}
