import type { SendOutcome } from './mail';

/** What a failed sending means. @param began whether the text had begun to flow to the server */
export function outcomeOf(error: unknown, began: boolean): SendOutcome {
  const { responseCode, response = '', code = 'failed', command } = error as SmtpError;
  if (responseCode === undefined) return { kind: began ? 'unknown' : 'later', code };
  const answered = String(responseCode);
  // Whatever is refused before a reader or a text is named, such as credentials or the lack of encryption, is the
  // operator's to mend: no reader's mail is lost to it.
  if (responseCode < 500 || (command !== 'RCPT TO' && command !== 'DATA')) return { kind: 'later', code: answered };
  const isAddress = command === 'RCPT TO' && saysNoSuchReader(responseCode, response);
  return { kind: 'refused', code: answered, because: isAddress ? 'address' : 'mail' };
}

/** As nodemailer tells it. */
interface SmtpError {
  readonly responseCode?: number;
  readonly response?: string;
  readonly code?: string;
  readonly command?: string;
}

/**
 * RFC 3463: 5.1.x is about the address and 5.2.1 a mailbox that is closed; 5.2.2 is one that is full, and will not always
 * be. 5.7.x is policy, as when relaying is denied: a server set up wrongly must not put every reader on the list. Without such a code RFC 5321's 550, 551 and 553 are about the mailbox.
 */
function saysNoSuchReader(responseCode: number, response: string): boolean {
  const [, code] = /\b5\.(\d\.\d{1,3})\b/.exec(response) ?? [];
  return code === undefined ? [550, 551, 553].includes(responseCode) : code.startsWith('1.') || code === '2.1';
}
