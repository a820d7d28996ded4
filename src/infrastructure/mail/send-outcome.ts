import type { SendOutcome } from './mail';

/** What a failed sending means. @param began whether the text had begun to flow to the server */
export function outcomeOf(error: unknown, began: boolean): SendOutcome {
  const {
    responseCode,
    code = 'failed',
    command,
  } = error as { responseCode?: number; code?: string; command?: string };
  if (responseCode === undefined) return { kind: began ? 'unknown' : 'later', code };
  const answered = String(responseCode);
  // Wrong credentials are the operator's fault, and mended some day: no reader's mail is lost to them.
  if (responseCode < 500 || command?.startsWith('AUTH') || code === 'EAUTH') return { kind: 'later', code: answered };
  return { kind: 'refused', code: answered, because: command === 'RCPT TO' ? 'address' : 'mail' };
}
