import { isEmail } from 'class-validator';
import { Problem } from '../../foundation/problem/problem';

export class EmailInvalid extends Problem {
  readonly status = 400;
  readonly code = 'email_invalid';
  readonly title = 'The address cannot be written to';

  constructor() {
    super('Write an email address, such as reader@example.org.', { field: 'email' });
  }
}

/** Also for a link that was never ours: which of the two it is, is nobody's business. */
export class LinkUnknown extends Problem {
  readonly status = 404;
  readonly code = 'link_unknown';
  readonly title = 'This link is not known';

  constructor() {
    super('The link is incomplete, or what it was for is over.');
  }
}

export class MailUnavailable extends Problem {
  readonly status = 503;
  readonly code = 'mail_unavailable';
  readonly title = 'No mail can be sent';

  constructor() {
    super('This server is not set up to send mail, and does nothing that needs one.');
  }
}

/** @returns the address without the blanks around it @throws EmailInvalid when nobody can be written to there */
export function checkedEmail(email: string): string {
  const address = email.trim();
  if (!isEmail(address) || address.length > LONGEST_ADDRESS) throw new EmailInvalid();
  return address;
}

/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const LONGEST_ADDRESS = 254;
