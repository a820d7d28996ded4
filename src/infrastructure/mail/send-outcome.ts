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
 * RFC 3463: some of 5.1.x are about the reader's address (others about the sender's) and 5.2.1 a mailbox that is closed;
 * 5.2.2 is one that is full, and will not always be. 5.7.x is policy, as when relaying is denied: a server set up wrongly
 * must not put every reader on the list. Without such a code RFC 5321's 550, 551 and 553 are about the mailbox, unless
 * they speak of something else.
 */
function saysNoSuchReader(responseCode: number, response: string): boolean {
  // At its place: "mail from 185.5.1.22 refused" says nothing of the kind.
  const [, code] = /^\d{3}[ -]5\.(\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  if (code !== undefined) return ABOUT_THE_ADDRESS.includes(code);
  return [550, 551, 553].includes(responseCode) && !POLICY.test(response);
}

/**
 * No such mailbox, system, or syntax; moved away; no mail accepted there.
 * @see https://www.iana.org/assignments/smtp-enhanced-status-codes
 */
const ABOUT_THE_ADDRESS = ['1.1', '1.2', '1.3', '1.6', '1.10', '2.1'];

const POLICY = /relay|sender|verif|policy|block|spam|denied|authenti|blacklist|reputation/i;
